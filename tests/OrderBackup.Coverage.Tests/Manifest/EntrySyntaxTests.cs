using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Coverage.Tests.Manifest;

public sealed class EntrySyntaxTests
{
    [Theory]
    [InlineData("orders.id", "public", "orders", "id")]
    [InlineData("Orders.ID", "public", "orders", "id")]
    [InlineData("public.orders.id", "public", "orders", "id")]
    [InlineData("sales.orders.id", "sales", "orders", "id")]
    [InlineData("\"Order Lines\".\"Unit.Price\"", "public", "Order Lines", "Unit.Price")]
    [InlineData("\"a \"\"b\"\"\".\"#\"", "public", "a \"b\"", "#")]
    [InlineData("\"*\".\"*\"", "public", "*", "*")]
    [InlineData("주문.고객$1", "public", "주문", "고객$1")]
    [InlineData("ÄB.İd", "public", "Äb", "İd")]
    [InlineData("U&\"a\\000Ab\".u&\"\\+01F600\\\\\"", "public", "a\nb", "😀\\")]
    public void Key_is_read_as_PostgreSQL_reads_identifiers(string text, string schema, string table, string column)
    {
        var key = ManifestText.ParseEntry(text).Key;
        Assert.Equal(new ColumnKey(new(schema, table), column), key);
    }

    [Theory]
    [InlineData("t.c:$.a", "$.a")]
    [InlineData("t.c:$.a.b[*].c", "$.a.b[*].c")]
    [InlineData("t.c:$[*][*].Stage", "$[*][*].Stage")]
    [InlineData("t.c:$.\"a b\".\"x\"", "$.\"a b\".x")]
    [InlineData("t.c:$.\"a.\\\"b\\u000a\"", "$.\"a.\\\"b\\u000A\"")]
    [InlineData("t.c:$.단계", "$.단계")]
    public void Json_path_is_read(string text, string path) => Assert.Equal(path, ManifestText.ParseEntry(text).Key!.JsonPath!.ToString());

    [Theory]
    [InlineData("t.c <- A.B", "A.B")]
    [InlineData("t.c<-A.B,C.D", "A.B", "C.D")]
    [InlineData("t.c <- A.Lines[].Qty , N.S.Type._field # note", "A.Lines[].Qty", "N.S.Type._field")]
    [InlineData("t.c <- 주문.상태", "주문.상태")]
    public void Properties_are_read(string text, params string[] properties) =>
        Assert.Equal(properties, ManifestText.ParseEntry(text).Properties.Select(property => property.ToString()));

    [Theory]
    [InlineData("t.c {state}")]
    [InlineData("t.c{state A}", "A")]
    [InlineData("t.c {state A, B B,\"C, D\",\"\"}", "A", "B B", "C, D", "")]
    [InlineData("t.c {state #1, #2} # comment", "#1", "#2")]
    [InlineData("t.c { state \"}\" , \"a\"\"b\" }", "}", "a\"b")]
    public void State_values_are_read(string text, params string[] values) => Assert.Equal(values, ManifestText.ParseEntry(text).State!.Values);

    [Theory]
    [InlineData("t.c {exempt: computed}", "computed")]
    [InlineData("t.c {exempt: see issue #12} # not this", "see issue #12")]
    [InlineData("t.* {exempt:a, b: c}", "a, b: c")]
    [InlineData("t.c {exempt: \"holds } and {\"}", "holds } and {")]
    [InlineData("t.c {exempt: \"old\" column}", "\"old\" column")]
    [InlineData("<- A.B, C.D[].E {exempt: computed}", "computed")]
    public void Reason_is_read(string text, string reason) => Assert.Equal(reason, ManifestText.ParseEntry(text).Exemption!.Reason);

    [Theory]
    [InlineData("orders", "OBK2001(2,1)")]
    [InlineData("a.b.c.d", "OBK2001(2,1)")]
    [InlineData("*.id", "OBK2001(2,1)")]
    [InlineData("t.", "OBK2001(2,3)")]
    [InlineData("t.1a", "OBK2001(2,3)")]
    [InlineData("t.\"c", "OBK2001(2,3)")]
    [InlineData("t.\"\"", "OBK2001(2,3)")]
    [InlineData("t.U&\"\\00\"", "OBK2001(2,6)")]
    [InlineData("t.c\u00A0<- A.B", "OBK2001(2,4)")]
    [InlineData("t.c d", "OBK2001(2,5)")]
    [InlineData("t.c -> A.B", "OBK2001(2,5)")]
    [InlineData("t.c:", "OBK2001(2,5)")]
    [InlineData("t.c:$", "OBK2001(2,6)")]
    [InlineData("t.c:$.a[0]", "OBK2001(2,8)")]
    [InlineData("t.c:$.a-b", "OBK2001(2,8)")]
    [InlineData("t.c:$.\"a", "OBK2001(2,7)")]
    [InlineData("t.c:$.\"\\x\"", "OBK2001(2,8)")]
    [InlineData("t.*:$.a {exempt: r}", "OBK2001(2,4)")]
    [InlineData("t.c <-", "OBK2001(2,7)")]
    [InlineData("t.c <- A", "OBK2001(2,8)")]
    [InlineData("t.c <- A.B,", "OBK2001(2,12)")]
    [InlineData("t.c <- A.B[0]", "OBK2001(2,11)")]
    [InlineData("t.c <- A[].B", "OBK2001(2,8)")]
    [InlineData("t.c <- A.B C.D", "OBK2001(2,12)")]
    [InlineData("t.c {state", "OBK2001(2,5)")]
    [InlineData("t.c {state A, B # no}t", "OBK2001(2,22)")]
    [InlineData("t.c {state A,}", "OBK2001(2,14)")]
    [InlineData("t.c {state: A}", "OBK2001(2,11)")]
    [InlineData("t.c {state A\"B\"}", "OBK2001(2,13)")]
    [InlineData("t.c {state \"A}", "OBK2001(2,12)")]
    [InlineData("t.c {State}", "OBK2001(2,6)")]
    [InlineData("t.c {}", "OBK2001(2,5)")]
    [InlineData("t.c {exempt reason}", "OBK2001(2,13)")]
    [InlineData("t.c {exempt: reason", "OBK2001(2,5)")]
    [InlineData("t.c {exempt: a {b}}", "OBK2001(2,16)")]
    [InlineData("t.c } ", "OBK2001(2,5)")]
    [InlineData("t.*", "OBK2001(2,1)")]
    [InlineData("t.* {state}", "OBK2001(2,1)")]
    [InlineData("t.* <- A.B {exempt: r}", "OBK2001(2,5)")]
    [InlineData("<- A.B", "OBK2001(2,1)")]
    [InlineData("<- A.B {state}", "OBK2001(2,1)")]
    [InlineData("  ?", "OBK2001(2,3)")]
    [InlineData("t.c {exempt}", "OBK2004(2,5)")]
    [InlineData("t.c {exempt:  }", "OBK2004(2,5)")]
    [InlineData("t.c {exempt: \"\"}", "OBK2004(2,5)")]
    [InlineData("t.c {state} {exempt: r}", "OBK2002(2,5)")]
    [InlineData("t.c {state} {state A}", "OBK2002(2,13)")]
    [InlineData("t.c {exempt: a} {exempt: b}", "OBK2002(2,17)")]
    [InlineData("t.c {state A, B, A}", "OBK2002(2,18)")]
    [InlineData("t.c <- A.B, A.B", "OBK2002(2,13)")]
    public void Faulty_line_is_reported_where_the_fault_is(string line, string problems) => Assert.Equal(problems, ManifestText.DescribeLine(line));

    [Fact]
    public void Line_that_is_understood_in_part_keeps_its_column()
    {
        var manifest = CoverageManifest.Parse("orders.id <- Order.Id, {state");
        Assert.Equal("orders.id  <- Order.Id", ManifestText.Say(Assert.Single(manifest.Entries)));
        Assert.Equal("OBK2001(1,24)", ManifestText.Describe(manifest));
    }

    [Theory]
    [InlineData("<<<<<<< HEAD")]
    [InlineData("||||||| base")]
    [InlineData("=======")]
    [InlineData(">>>>>>> branch")]
    public void Conflict_marker_is_named_as_such(string line)
    {
        var problem = Assert.Single(CoverageManifest.Parse("orders.id\n" + line + "\n").Problems);
        Assert.Equal("OBK2001(2,1)", problem.Id + problem.Position);
        Assert.Contains("git conflict marker", problem.Message, StringComparison.Ordinal);
    }
}
