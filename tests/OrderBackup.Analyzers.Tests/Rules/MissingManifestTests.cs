using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Tests.Rules;

/// <summary>OBK1100.</summary>
public sealed class MissingManifestTests
{
    [Fact]
    public async Task Context_with_orders_and_no_manifest_is_reported_with_a_manifest_to_create()
    {
        var found = Assert.Single(await Shop.With().RunAsync());
        Assert.Equal("OBK1100 ShopContext", AnalyzerRun.Show(found));
        var text = found.Properties[FixProperties.ManifestText]!;
        Assert.Empty(CoverageManifest.Parse(text).Problems);
        Assert.Contains("orders.status         <- Order.Status  {state}\n", text, StringComparison.Ordinal);
        Assert.Empty(await Shop.With().WithManifest(text).ShowAsync());
    }

    [Theory]
    [InlineData("Order", true)]
    [InlineData("PurchaseOrder", true)]
    [InlineData("OrderItem", true)]
    [InlineData("Bestellung", true)]
    [InlineData("Blog", false)]
    [InlineData("Border", false)]
    [InlineData("SortOrder", false)]
    public async Task Order_is_told_by_its_name(string name, bool isOrder)
    {
        var run = Context($"public class {name} {{ public int Id {{ get; set; }} }}", $"public DbSet<{name}> All => Set<{name}>();");
        Assert.Equal(isOrder ? ["OBK1100 Context"] : [], await run.ShowAsync());
    }

    [Fact]
    public async Task Context_that_registers_its_orders_in_code_is_reported() =>
        Assert.Equal(["OBK1100 Context"], await Context("public class Order { public int Id { get; set; } }", "protected override void OnModelCreating(ModelBuilder b) => b.Entity<Order>();").ShowAsync());

    [Fact]
    public async Task Every_context_is_reported_where_the_project_asks_for_a_manifest()
    {
        var run = Context("public class Blog { public int Id { get; set; } }", "public DbSet<Blog> Blogs => Set<Blog>();");
        Assert.Equal(["OBK1100 Context"], await run.WithOption("build_property.OrderBackupStrict", "true").ShowAsync());
        Assert.Equal(["OBK1100 Context"], await run.WithOption("build_property.OrderBackupManifest", "../BackupCoverage.txt").ShowAsync());
        Assert.Empty(await run.WithOption("build_property.OrderBackupManifest", "BackupCoverage.txt").ShowAsync());
    }

    [Fact]
    public async Task Manifest_that_the_build_names_is_created_where_it_is_named()
    {
        Assert.DoesNotContain(FixProperties.Manifest, Assert.Single(await Shop.With().RunAsync()).Properties);
        var found = Assert.Single(await Shop.With().WithOption("build_property.OrderBackupManifest", "../Orders.txt").RunAsync());
        Assert.Equal("/work/Orders.txt", found.Properties[FixProperties.Manifest]);
        Assert.Contains("Orders.txt, which $(OrderBackupManifest) names, is not there", found.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Order_with_a_table_and_no_context_is_reported()
    {
        const string source = "using System.ComponentModel.DataAnnotations.Schema; [Table(\"orders\")] public class Order { public int Id { get; set; } }";
        Assert.Equal(["OBK1100 Order"], await AnalyzerRun.Of(source).ShowAsync());
        Assert.Empty(await AnalyzerRun.Of("public class Order { public int Id { get; set; } }").ShowAsync());
    }

    [Fact]
    public async Task Unknown_columns_are_named_in_a_comment()
    {
        var run = Context(
            "public class Order { public int Id { get; set; } public string? Note { get; set; } }",
            "public DbSet<Order> Orders => Set<Order>(); protected override void OnModelCreating(ModelBuilder b) => b.Entity<Order>().Property(o => o.Note).HasColumnName(Environment.MachineName);");
        var text = Assert.Single(await run.RunAsync()).Properties[FixProperties.ManifestText]!;
        Assert.Contains("#   Order.Note\n", text, StringComparison.Ordinal);
        Assert.Empty(CoverageManifest.Parse(text).Problems);
    }

    private static AnalyzerRun Context(string types, string members) => AnalyzerRun.Of(
        $"using System; using Microsoft.EntityFrameworkCore; namespace App; {types} public class Context : DbContext {{ {members} }}");
}
