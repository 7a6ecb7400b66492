using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Tests.Rules;

/// <summary>Entities of another project, and a manifest that several projects share.</summary>
public sealed class ManyProjectsTests
{
    private const string SharedPath = "/work/BackupCoverage.txt";

    private const string Domain = """
        namespace Shop.Domain;
        public class Order { public int Id { get; set; } public string? Status { get; set; } public string? Note { get; set; } }
        """;

    private const string Data = """
        using Microsoft.EntityFrameworkCore;
        using Shop.Domain;
        namespace Shop.Data;
        public class ShopContext : DbContext
        {
            public DbSet<Order> Orders => Set<Order>();
            protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Order>().ToTable("orders");
        }
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Entity_of_another_project_is_reported_at_its_set(bool asSource)
    {
        var run = AnalyzerRun.Of(Data).WithReference(Reference(asSource));
        Assert.Empty(await run.WithManifest("@namespace Shop.Domain\norders.id <- Order.Id\norders.note <- Order.Note\norders.status <- Order.Status\n").ShowAsync());
        var found = Assert.Single(await run.WithManifest("@namespace Shop.Domain\norders.id <- Order.Id\norders.status <- Order.Status\n").RunAsync());
        Assert.Equal("OBK1001 Orders", AnalyzerRun.Show(found));
        Assert.Equal("Order.Note", found.Properties[FixProperties.Property]);
    }

    [Fact]
    public async Task Project_that_has_no_part_in_a_shared_manifest_is_silent() =>
        Assert.Empty(await AnalyzerRun.Of("namespace Other; public class Ordre { public int Id { get; set; } }").WithManifest(Shop.Lines("orders.x <- Ordr.Statsu"), SharedPath).ShowAsync());

    [Fact]
    public async Task Own_manifest_may_name_no_foreign_type() =>
        Assert.Equal(6, (await AnalyzerRun.Of("namespace Other; public class Thing;").WithManifest(Shop.Lines("orders.x <- Ordr.Status")).ShowAsync()).Count(text => text.StartsWith("OBK2003", StringComparison.Ordinal)));

    [Theory]
    [InlineData("orders.x <- Ordr.Status", "OBK2003")]
    [InlineData("orders.x <- Order.Statsu", "OBK2003")]
    [InlineData("invoices.x <- Invoice.Id")]
    [InlineData("invoices.x <- Order.Id2", "OBK2003")]
    public async Task Misspelt_name_in_a_shared_manifest_is_found_by_the_project_that_has_the_entity(string line, params string[] ids)
    {
        var found = await Shop.With().WithManifest(Shop.Lines(line), SharedPath).RunAsync();
        Assert.Equal(ids, found.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public async Task Renamed_entity_is_found_in_a_shared_manifest_by_its_table()
    {
        var found = await Shop.With().WithManifest(Shop.Manifest.Replace("OrderLine.", "Position.", StringComparison.Ordinal), SharedPath).RunAsync();
        Assert.Equal(3, found.Count(diagnostic => diagnostic.Id == "OBK2003"));
        Assert.Equal(3, found.Count(diagnostic => diagnostic.Id == "OBK1001"));
    }

    [Fact]
    public async Task Shadow_property_in_a_shared_manifest_is_judged_where_the_context_is()
    {
        const string manifest = "@namespace Shop.Domain\norders.changed <- Order.ChangedAt\norders.id <- Order.Id\norders.note <- Order.Note\norders.status <- Order.Status\n";
        Assert.Empty(await AnalyzerRun.Of(Domain).WithManifest(manifest, SharedPath).ShowAsync());
        var data = AnalyzerRun.Of(Data.Replace(".ToTable(\"orders\")", ".ToTable(\"orders\").Property<int>(\"ChangedAt\")", StringComparison.Ordinal)).WithReference(Reference(asSource: true));
        Assert.Empty(await data.WithManifest(manifest, SharedPath).ShowAsync());
        Assert.Equal(["OBK2003 1,24"], await AnalyzerRun.Of(Data).WithReference(Reference(asSource: true)).WithManifest(manifest, SharedPath).ShowAsync());
    }

    [Fact]
    public async Task Two_projects_that_share_a_manifest_report_each_its_own()
    {
        var invoices = AnalyzerRun.Of("""
            using Microsoft.EntityFrameworkCore;
            namespace Billing;
            public class Invoice { public int Id { get; set; } public decimal Sum { get; set; } }
            public class BillingContext : DbContext { public DbSet<Invoice> Invoices => Set<Invoice>(); }
            """);
        var manifest = Shop.Lines("@namespace Billing", "invoices.id <- Invoice.Id");
        Assert.Equal(["OBK1001 Sum"], await invoices.WithManifest(manifest, SharedPath).ShowAsync());
        Assert.Empty(await Shop.With().WithManifest(manifest, SharedPath).ShowAsync());
    }

    private static MetadataReference Reference(bool asSource)
    {
        var compilation = (AnalyzerRun.Of(Domain) with { Name = "Domain" }).Compile();
        return asSource ? compilation.ToMetadataReference() : MetadataReference.CreateFromImage(Image(compilation));
    }

    private static byte[] Image(Compilation compilation)
    {
        using var stream = new MemoryStream();
        Assert.True(compilation.Emit(stream, cancellationToken: TestContext.Current.CancellationToken).Success);
        return stream.ToArray();
    }
}
