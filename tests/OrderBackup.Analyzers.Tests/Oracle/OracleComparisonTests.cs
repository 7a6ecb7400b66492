using Microsoft.CodeAnalysis;
using OrderBackup.Analyzers.Model;
using OrderBackup.Coverage;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Tests.Oracle;

/// <summary>The comparison is content with a model that says what EF Core says, and finds each single fault that is put into it.</summary>
public sealed class OracleComparisonTests
{
    private const string Source = """
        using Microsoft.EntityFrameworkCore;

        namespace Compared;

        public class Order
        {
            public int Id { get; set; }
            public string Number { get; set; } = "";
            public Address Address { get; set; } = new();
            public State State { get; set; }
            public string Label => Number;
        }

        [Owned]
        public class Address { public string City { get; set; } = ""; }

        public enum State { Open, Done }

        public class OrderContext : DbContext
        {
            public DbSet<Order> Orders => Set<Order>();

            protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");
        }
        """;

    private static readonly OracleSource Application = OracleSource.Compile("Compared", new Dictionary<string, string> { ["Compared.cs"] = Source });
    private static readonly TruthEntity Truth = BuiltContexts.Of(Application.Assembly).SelectMany(RelationalTruth.Of).Single();
    private static readonly QualifiedName Table = new(QualifiedName.DefaultSchema, "Orders");

    [Fact]
    public void Right_model_has_no_fault()
    {
        var result = Compare(Stored(), []);
        Assert.Equal("", result.Differences());
        Assert.Equal((4, 0, 1), (result.Agreed, result.Unknown, result.LeftOut));
    }

    [Fact]
    public void Other_column_is_wrong() =>
        Assert.Equal(
            ["""Compared.Order.Number: expected "Orders"."Number", got "Orders".number"""],
            Compare(Stored("Number", number => Copy(number, column: new(Table, "number"))), []).Wrong);

    [Fact]
    public void Other_schema_is_wrong() =>
        Assert.Single(Compare(Stored("Number", number => Copy(number, column: new(new("sales", "Orders"), "Number"))), []).Wrong);

    [Fact]
    public void Missing_column_is_unknown()
    {
        var result = Compare(Stored("Number", number => Copy(number, column: null)), []);
        Assert.Equal("", result.Differences());
        Assert.Equal((3, 1), (result.Agreed, result.Unknown));
    }

    [Fact]
    public void Certain_column_that_differs_is_wrong_even_where_the_table_is_unknown() =>
        Assert.Equal(
            ["""Compared.Order.Number: certain of the column number, expected "Orders"."Number" """.TrimEnd()],
            Compare(Stored("Number", number => Copy(number, column: null, certainColumn: "number")), []).Wrong);

    [Fact]
    public void Certain_table_that_differs_is_wrong() =>
        Assert.Single(Compare(Stored("Number", number => Copy(number, number.Column, certainTable: new("sales", "Orders"))), []).Wrong);

    [Fact]
    public void Property_that_is_left_out_is_missed() =>
        Assert.Equal(
            ["""Compared.Order.Address.City: expected "Orders"."Address_City" of OrderContext"""],
            Compare([.. Stored().Where(property => property.Path != "Address.City")], []).Missed);

    [Fact]
    public void Entity_that_is_left_out_is_missed_with_all_its_properties() =>
        Assert.Equal(4, OracleComparison.Of("Compared", [Truth], new OrderModel { Entities = [], Contexts = [] }).Missed.Count);

    [Fact]
    public void Property_that_no_column_holds_is_not_stored() =>
        Assert.Single(Compare([.. Stored(), new() { Path = "Label" }], []).NotStored);

    [Fact]
    public void Property_that_is_listed_twice_is_wrong() =>
        Assert.Single(Compare([.. Stored(), Stored()[0]], []).Wrong);

    [Fact]
    public void Stored_property_that_is_said_not_to_be_is_wrong()
    {
        Assert.Empty(Compare(Stored(), [new("Label", null, "it has no setter", false)]).Wrong);
        Assert.Single(Compare(Stored(), [new("Number", null, "it has no setter", false)]).Wrong);
    }

    [Fact]
    public void Number_of_an_enum_that_is_said_to_be_its_name_is_wrong() =>
        Assert.Single(Compare(Stored("State", state => new() { Path = state.Path, Column = state.Column, IsEnumName = true }), []).Wrong);

    [Fact]
    public void Plain_column_that_is_said_to_be_inside_json_is_wrong() =>
        Assert.Single(Compare(Stored("Number", number => new() { Path = number.Path, Column = number.Column, IsInsideJson = true }), []).Wrong);

    private static OracleResult Compare(IReadOnlyList<StoredProperty> stored, IReadOnlyList<UnstoredProperty> unstored)
    {
        var type = Application.Compilation.GetTypeByMetadataName("Compared.Order")!;
        var entity = new EntityModel { Type = type, Table = Table, Properties = stored, Unstored = unstored, Related = [] };
        return OracleComparison.Of("Compared", [Truth], new OrderModel { Entities = [entity], Contexts = [] });
    }

    private static StoredProperty[] Stored() =>
    [
        .. Truth.Properties.Values.Where(property => !property.IsOptional).Select(property => new StoredProperty { Path = property.Path, Column = property.Columns.Single() }),
    ];

    private static StoredProperty[] Stored(string path, Func<StoredProperty, StoredProperty> change) =>
        [.. Stored().Select(property => property.Path == path ? change(property) : property)];

    private static StoredProperty Copy(StoredProperty property, ColumnKey? column, string? certainColumn = null, QualifiedName? certainTable = null) =>
        new() { Path = property.Path, Column = column, CertainColumn = certainColumn, CertainTable = certainTable };
}
