using OrderBackup.Analyzers.Model;

namespace OrderBackup.Analyzers.Tests.Oracle;

/// <summary>The relations that the analyzers read from source are EF Core's foreign keys and join tables.</summary>
public sealed class RelationTests
{
    private const string Source = """
        using Microsoft.EntityFrameworkCore;

        namespace Related;

        public class Order { public int Id { get; set; } public List<Line> Lines { get; set; } = new(); public List<Tag> Tags { get; set; } = new(); }
        public class Line { public int Id { get; set; } public Order Order { get; set; } = null!; }
        public class Tag { public int Id { get; set; } public List<Order> Orders { get; set; } = new(); }
        public class Lone { public int Id { get; set; } }

        public class OrderContext : DbContext
        {
            public DbSet<Order> Orders => Set<Order>();
            public DbSet<Lone> Lones => Set<Lone>();

            protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");
        }
        """;

    private static readonly OracleSource Application = OracleSource.Compile("Related", new Dictionary<string, string> { ["Related.cs"] = Source });

    public static TheoryData<string> Names => OracleTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Relations_read_from_source_are_those_of_EF_Core(string name)
    {
        var source = OracleSource.Load(name);
        var truth = BuiltContexts.Of(source.Assembly).SelectMany(RelationalTruth.Of).ToList();
        var differences = RelationComparison.Of(truth, OrderModel.Read(source.Compilation, TestContext.Current.CancellationToken));
        Assert.True(differences.Count == 0, $"{name}:{Environment.NewLine}{string.Join(Environment.NewLine, differences)}");
    }

    [Fact]
    public void Right_relations_have_no_difference() =>
        Assert.Empty(Compare(("Order", "Line Tag", ""), ("Line", "Order", "Order"), ("Tag", "Order", ""), ("Lone", "", "")));

    [Fact]
    public void Foreign_key_without_direction_is_missed() =>
        Assert.Equal(
            ["missed      Related.Line depends on Related.Order"],
            Compare(("Order", "Line Tag", ""), ("Line", "Order", ""), ("Tag", "Order", ""), ("Lone", "", "")));

    [Fact]
    public void Join_that_is_left_out_is_missed() =>
        Assert.Equal(
            ["missed      Related.Order is related to Related.Tag"],
            Compare(("Order", "Line", ""), ("Line", "Order", "Order"), ("Tag", "Order", ""), ("Lone", "", "")));

    [Fact]
    public void Relation_that_no_foreign_key_makes_is_invented() =>
        Assert.Equal(
            ["invented    Related.Lone is not related to Related.Order"],
            Compare(("Order", "Line Tag", ""), ("Line", "Order", "Order"), ("Tag", "Order", ""), ("Lone", "Order", "")));

    private static IReadOnlyList<string> Compare(params (string Name, string Related, string DependsOn)[] entities)
    {
        var models = entities.Select(entity => new EntityModel
        {
            Type = Application.Compilation.GetTypeByMetadataName("Related." + entity.Name)!,
            Properties = [],
            Unstored = [],
            Related = Types(entity.Related),
            DependsOn = Types(entity.DependsOn),
        });
        return RelationComparison.Of(BuiltContexts.Of(Application.Assembly).SelectMany(RelationalTruth.Of), new OrderModel { Entities = [.. models], Contexts = [] });
    }

    private static List<Microsoft.CodeAnalysis.INamedTypeSymbol> Types(string names) =>
        [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => Application.Compilation.GetTypeByMetadataName("Related." + name)!)];
}
