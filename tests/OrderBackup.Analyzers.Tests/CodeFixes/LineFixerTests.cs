using Microsoft.CodeAnalysis.CodeFixes;
using OrderBackup.Analyzers.CodeFixes;
using static OrderBackup.Analyzers.Tests.CodeFixes.FixText;

namespace OrderBackup.Analyzers.Tests.CodeFixes;

/// <summary>The fixes of OBK1002 to 1005, which change or remove lines that are there.</summary>
public sealed class LineFixerTests
{
    [Fact]
    public async Task Entity_gets_all_its_lines() => Assert.Equal(
        "notes.id        <- Note.Id\nnotes.order_id  <- Note.OrderId\nnotes.text      <- Note.Text\norders.id       <- Order.Id\n",
        await ApplyAsync(new EntityNotCoveredFixer(), FixKeys.Cover, "notes.text\norders.id       <- Order.Id\n",
            Entity("notes.text|Note.Text", "notes.id|Note.Id", "notes.order_id|Note.OrderId", "|Note.Mystery")));

    [Theory]
    [InlineData("@root orders\norders.id\n", "@root orders\nnotes.*  {exempt: }\norders.id\n")]
    [InlineData("@root notes\n", null)]
    [InlineData("notes.other\n", null)]
    public async Task Table_of_an_entity_is_exempt_when_no_line_names_it(string manifest, string? expected) =>
        Assert.Equal(expected, await ApplyAsync(new EntityNotCoveredFixer(), FixKeys.Exempt, manifest, Entity("notes.id|Note.Id", "notes.text|Note.Text")));

    [Fact]
    public async Task Entity_in_two_tables_is_not_exempt_as_a_whole() =>
        Assert.Null(await ApplyAsync(new EntityNotCoveredFixer(), FixKeys.Exempt, "", Entity("notes.id|Note.Id", "note_texts.text|Note.Text")));

    [Theory]
    [InlineData("orders.sum   <- Order.Total  {state A}  # in cents\n", "orders.total <- Order.Total {state A}  # in cents\n")]
    [InlineData("orders.a\norders.b <- Order.Total # in cents\norders.c\norders.z\n", "orders.a\norders.c\norders.total  <- Order.Total # in cents\norders.z\n")]
    [InlineData("orders.a\norders.z <- Order.Total", "orders.a\norders.total  <- Order.Total")]
    [InlineData("b.b\na.a\norders.z <- Order.Total\n", "b.b\na.a\norders.total  <- Order.Total\n")]
    [InlineData("orders.sum <- Order.Total {state A}\norders.total\n", "orders.sum              {state A}\norders.total  <- Order.Total  {state A}\n")]
    [InlineData("orders.sum <- Order.Total, Bill.Sum {state A}\n", "orders.sum <- Bill.Sum              {state A}\norders.total  <- Order.Total  {state A}\n")]
    [InlineData("@namespace Shop\norders.sum <- Shop.Order.Total\n", "@namespace Shop\norders.total  <- Shop.Order.Total\n")]
    public async Task Line_gets_the_column_that_the_property_is_mapped_to(string manifest, string expected)
    {
        var text = await ApplyAsync(new MappingContradictsLineFixer(), FixKeys.CorrectColumn, manifest, Property("Order.Total"), Column("orders.total"));
        Assert.Equal(Squeeze(expected), Squeeze(text));
    }

    [Theory]
    [InlineData("orders.total <- Order.Total\n")]
    [InlineData("orders.sum <- Order.Total {exempt: a copy}\n")]
    [InlineData("orders.sum <- Order.Total\norders.total {exempt: a copy}\n")]
    [InlineData("orders.id\n")]
    public async Task Line_that_is_right_or_exempt_keeps_its_column(string manifest) =>
        Assert.Null(await ApplyAsync(new MappingContradictsLineFixer(), FixKeys.CorrectColumn, manifest, Property("Order.Total"), Column("orders.total")));

    [Theory]
    [InlineData("a.a\norders.total <- Order.Total # gone\nz.z\r\n", "a.a\nz.z\r\n")]
    [InlineData("# kept\norders.total <- Order.Total", "# kept")]
    [InlineData("orders.total <- Bill.Sum, Order.Total, Order.Z # c", "orders.total <- Bill.Sum, Order.Z # c")]
    [InlineData("<- Order.Total {exempt: computed}\n", null)]
    public async Task Line_of_a_property_that_is_not_stored_is_removed(string manifest, string? expected) =>
        Assert.Equal(expected, await ApplyAsync(new PropertyNotStoredFixer(), FixKeys.Remove, manifest, Property("Order.Total")));

    [Fact]
    public async Task Column_can_be_kept_without_the_property() => Assert.Equal(
        "a.a\norders.total                 {state} # c\n",
        await ApplyAsync(new PropertyNotStoredFixer(), FixKeys.KeepColumn, "a.a\norders.total  <- Order.Total {state} # c\n", Property("Order.Total")));

    [Theory]
    [InlineData("orders.status <- Order.Status {state A, B} # c\n", "A\nB\nC", "orders.status <- Order.Status {state A, B, C} # c\n")]
    [InlineData("orders.status <- Order.Status {state A}\r\n", "A, B\n{C}\n", "orders.status <- Order.Status {state \"A, B\", \"{C}\", \"\"}\r\n")]
    [InlineData("orders.status <- Order.Status {state A, B}\n", "A\nB", null)]
    [InlineData("orders.status <- Order.Status\n", "A\nB", null)]
    public async Task State_values_become_those_of_the_enum(string manifest, string values, string? expected) => Assert.Equal(
        expected, await ApplyAsync(new EnumDiffersFromStateValuesFixer(), FixKeys.SetStates, manifest, Property("Order.Status"), (FixProperties.StateValues, values)));

    [Theory]
    [MemberData(nameof(Fixers))]
    public async Task Fix_all_makes_the_edit_of_each_rule(CodeFixProvider fixer, string manifest, string expected)
    {
        var solution = FixSolution.With(manifest);
        foreach (var name in new[] { "A", "B" })
        {
            solution.Report(fixer.FixableDiagnosticIds[0],
            [
                Property("Order." + name), Column("orders.new_" + name.ToLowerInvariant()), (FixProperties.StateValues, "X\nY"),
                Entity($"orders.{name.ToLowerInvariant()}|Order.{name}"),
            ]);
        }

        var changed = await solution.FixAllAsync(fixer, FixAllScope.Project, key: null);
        Assert.Equal(expected, FixSolution.TextOf(changed!));
    }

    public static TheoryData<CodeFixProvider, string, string> Fixers() => new()
    {
        { new EntityNotCoveredFixer(), "orders.a\norders.z\n", "orders.a  <- Order.A\norders.b  <- Order.B\norders.z\n" },
        { new MappingContradictsLineFixer(), "orders.a <- Order.A\norders.b <- Order.B\n", "orders.new_a <- Order.A\norders.new_b <- Order.B\n" },
        { new PropertyNotStoredFixer(), "orders.a <- Order.A\norders.b <- Order.B, Order.C\n", "orders.b <- Order.C\n" },
        { new EnumDiffersFromStateValuesFixer(), "orders.a <- Order.A {state X}\norders.b <- Order.B {state X}\n", "orders.a <- Order.A {state X, Y}\norders.b <- Order.B {state X, Y}\n" },
    };

    private static string Squeeze(string? text) => System.Text.RegularExpressions.Regex.Replace(text ?? "", " +", " ");
}
