using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Schema;
using static OrderBackup.Coverage.Tests.Comparison.LiveSchema;

namespace OrderBackup.Coverage.Tests.Comparison;

public sealed class StateValuesTests
{
    private static readonly ColumnSchema EnumColumn = Enum("status", "A", "B", "C");
    private static readonly ColumnSchema CheckColumn = Check("status", "A", "B", "C");

    [Theory]
    [InlineData("{state A, B, C}")]
    [InlineData("{state}")]
    [InlineData("")]
    [InlineData("{exempt: unused}")]
    public void Same_or_no_values_are_no_finding(string annotation)
    {
        Assert.DoesNotContain(Describe("orders.status " + annotation, Of(Table("orders", EnumColumn))), text => text.Contains("OBK3004", StringComparison.Ordinal));
        Assert.DoesNotContain(Describe("orders.status " + annotation, Of(Table("orders", CheckColumn))), text => text.Contains("OBK3004", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{state A, B}", "the line lacks \"C\"")]
    [InlineData("{state A, B, C, D, E}", "the database does not know \"D\", \"E\"")]
    [InlineData("{state A, X, C}", "the line lacks \"B\" and the database does not know \"X\"")]
    [InlineData("{state A, C, B}", "they are in another order")]
    public void Values_that_differ_from_an_enum_type_are_reported(string annotation, string difference)
    {
        var finding = Assert.Single(Compare("orders.status  " + annotation, Of(Table("orders", EnumColumn))).Findings);
        Assert.Equal((DiagnosticIds.StateValuesDiffer, Severity.Warning, 1, 16), (finding.Id, finding.Severity, finding.Line, finding.LineColumn));
        Assert.Equal($"The state values of orders.status differ from its enum type order_status: {difference}. The database has {{state A, B, C}}; correct the line or the database.", finding.Message);
    }

    [Fact]
    public void Order_does_not_matter_to_a_check_constraint() => Assert.Empty(Describe("orders.status {state C, A, B}", Of(Table("orders", CheckColumn))));

    [Fact]
    public void Values_that_differ_from_a_check_constraint_are_reported() =>
        Assert.Equal(["OBK3004(1,15) orders.status"], Describe("orders.status {state C, A}", Of(Table("orders", CheckColumn))));

    [Fact]
    public void Values_of_a_path_are_not_those_of_its_column() => Assert.Empty(
        Describe("orders.data\norders.data:$.a {state X}", Of(Table("orders", Json("data") with { AllowedValues = ["Y"], AllowedValuesSource = AllowedValuesSource.CheckConstraint }))));
}
