using OrderBackup.Reports;

namespace OrderBackup.Tests.Reports;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("order_events", "order_events")]
    [InlineData("sales.orders", "sales.orders")]
    [InlineData("주문.상태", "주문.상태")]
    [InlineData("two words", "two words")]
    [InlineData("two  spaces", "`two  spaces`")]
    [InlineData("_leading", "`_leading`")]
    [InlineData("", "`  `")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`a``", "``` `a`` ```")]
    [InlineData("\"Order Lines\"", "`\"Order Lines\"`")]
    [InlineData("a\tb\u202Ec", "`a\\tb\\u202ec`")]
    [InlineData("www.example.org", "`www.example.org`")]
    public void Name_is_bare_only_when_nothing_in_it_is_markup(string name, string expected) => Assert.Equal(expected, Markdown.Name(name));

    [Theory]
    [InlineData("plain snake_case text.", "plain snake_case text.")]
    [InlineData("two\r\n  lines", "two lines")]
    [InlineData("_x_ &amp; & <b>", "\\_x\\_ \\&amp; & \\<b>")]
    [InlineData("$1 ~~gone~~ a\\b", "\\$1 \\~\\~gone\\~\\~ a\\\\b")]
    public void Text_is_escaped(string text, string expected) => Assert.Equal(expected, Markdown.Text(text));

    [Fact]
    public void Table_counts_wide_characters_twice()
    {
        var table = new MarkdownTable("name", "rows>");
        table.Add("주문", "1");
        table.Add("a|b", "10");

        Assert.Equal("| name | rows |\n| ---- | ---: |\n| 주문 |    1 |\n| a\\|b |   10 |\n", table.ToString());
    }
}
