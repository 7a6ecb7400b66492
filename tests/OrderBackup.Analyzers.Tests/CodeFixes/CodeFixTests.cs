using System.Text;
using Microsoft.CodeAnalysis.CodeFixes;
using OrderBackup.Analyzers.CodeFixes;
using OrderBackup.Coverage.Diagnostics;

namespace OrderBackup.Analyzers.Tests.CodeFixes;

public sealed class CodeFixTests
{
    private const string Model = """
        using Microsoft.EntityFrameworkCore;
        using System.ComponentModel.DataAnnotations.Schema;
        namespace Shop;
        public enum OrderStatus { Received, Shipped, Done }
        [Table("orders")]
        public class Order
        {
            [Column("id")] public int Id { get; set; }
            [Column("status")] public OrderStatus Status { get; set; }
            [Column("total")] public decimal Total { get; set; }
            [Column("memo")] public string? Memo { get; set; }
            public List<OrderLine> Lines { get; } = new();
        }
        [Table("order_lines")]
        public class OrderLine
        {
            [Column("id")] public int Id { get; set; }
            [Column("quantity")] public int Quantity { get; set; }
            [Column("order_id")] public int OrderId { get; set; }
            public Order? Order { get; set; }
        }
        public class ShopContext : DbContext
        {
            public DbSet<Order> Orders => Set<Order>();
            public DbSet<OrderLine> OrderLines => Set<OrderLine>();
            protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");
            protected override void OnModelCreating(ModelBuilder model) => model.Entity<Order>().Property(order => order.Status).HasConversion<string>();
        }
        """;

    private const string Complete = """
        # What every backup must contain.
        @format 1
        @namespace Shop
        @root orders

        # The lines of an order.
        order_lines.id        <- OrderLine.Id
        order_lines.order_id  <- OrderLine.OrderId
        order_lines.quantity  <- OrderLine.Quantity   # pieces
        # The order itself.
        orders.id             <- Order.Id
        orders.memo           <- Order.Memo
        orders.status         <- Order.Status         {state Received, Shipped, Done}
        orders.total          <- Order.Total

        """;

    [Fact]
    public async Task Complete_manifest_has_nothing_to_fix()
    {
        using var workspace = new FixWorkspace();
        var project = workspace.AddProject("Shop", Model, Complete);
        Assert.Empty(await workspace.Diagnose(project));
    }

    [Theory]
    [InlineData("orders.total          <- Order.Total\n")]
    [InlineData("orders.memo           <- Order.Memo\n")]
    [InlineData("orders.id             <- Order.Id\n")]
    [InlineData("order_lines.order_id  <- OrderLine.OrderId\n")]
    public async Task Cover_puts_a_removed_line_back_where_it_was(string line)
    {
        using var workspace = new FixWorkspace();
        var project = workspace.AddProject("Shop", Model, Complete.Replace(line, ""));

        await workspace.Fix(project, DiagnosticIds.PropertyNotCovered, title: "Cover");

        Assert.Equal(Complete, workspace.Manifest);
    }

    [Fact]
    public async Task Cover_puts_the_arrow_on_a_line_that_lists_the_column()
    {
        using var workspace = new FixWorkspace();
        var project = workspace.AddProject("Shop", Model, Complete.Replace("orders.memo           <- Order.Memo", "orders.memo                                   # free text"));

        await workspace.Fix(project, DiagnosticIds.PropertyNotCovered, title: "Cover");

        Assert.Equal(Complete.Replace("<- Order.Memo", "<- Order.Memo           # free text"), workspace.Manifest);
    }

    [Fact]
    public async Task Fix_all_links_a_manifest_made_from_the_database()
    {
        using var workspace = new FixWorkspace();
        var listed = string.Join("\n", Complete.Split('\n').Select(line => line.Contains("<- ", StringComparison.Ordinal) && !line.Contains("Order.Id", StringComparison.Ordinal) && !line.Contains("OrderLine.Id", StringComparison.Ordinal) ? line[..line.IndexOf("<-", StringComparison.Ordinal)].TrimEnd() : line));
        var project = workspace.AddProject("Shop", Model, listed);

        await workspace.FixAll(project, DiagnosticIds.PropertyNotCovered, FixAllScope.Document, PropertyNotCoveredFixer.CoverKey);

        Assert.Equal(
            Complete.Replace("         {state Received, Shipped, Done}", "").Replace("   # pieces", ""),
            workspace.Manifest);
    }

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task Fix_all_edits_the_manifest_of_two_target_frameworks_once(FixAllScope scope)
    {
        using var workspace = new FixWorkspace();
        var manifest = Complete.Replace("orders.total          <- Order.Total\n", "").Replace("order_lines.order_id  <- OrderLine.OrderId\n", "");
        var project = workspace.AddProject("Shop(net10.0)", Model, manifest);
        workspace.AddProject("Shop(net9.0)", Model, manifest);

        await workspace.FixAll(project, DiagnosticIds.PropertyNotCovered, scope, PropertyNotCoveredFixer.CoverKey);

        Assert.Equal(Complete, workspace.Manifest);
    }

    [Fact]
    public async Task Fix_all_in_the_solution_edits_a_manifest_of_two_projects_once()
    {
        const string Invoices = """
            using Microsoft.EntityFrameworkCore;
            using System.ComponentModel.DataAnnotations.Schema;
            namespace Billing;
            [Table("invoices")]
            public class Invoice { [Column("id")] public int Id { get; set; } [Column("amount")] public decimal Amount { get; set; } }
            public class BillingContext : DbContext { public DbSet<Invoice> Invoices => Set<Invoice>(); }
            """;
        using var workspace = new FixWorkspace();
        const string Shared = "/repo/BackupCoverage.txt";
        var whole = "invoices.amount       <- Billing.Invoice.Amount\ninvoices.id           <- Billing.Invoice.Id\n" + Complete[Complete.IndexOf("order_lines.id", StringComparison.Ordinal)..];
        var manifest = Complete[..Complete.IndexOf("# The lines", StringComparison.Ordinal)] + whole;
        var missing = manifest.Replace("orders.total          <- Order.Total\n", "").Replace("invoices.amount       <- Billing.Invoice.Amount\n", "");
        var shop = workspace.AddProject("Shop", Model, missing, manifestPath: Shared);
        workspace.AddProject("Billing", Invoices, missing, "/repo/Billing/Billing.csproj", Shared);

        await workspace.FixAll(shop, DiagnosticIds.PropertyNotCovered, FixAllScope.Solution, PropertyNotCoveredFixer.CoverKey);

        Assert.Equal(manifest, workspace.ManifestAt(Shared));
    }

    [Fact]
    public async Task Fix_all_never_exempts()
    {
        using var workspace = new FixWorkspace();
        var project = workspace.AddProject("Shop", Model, Complete.Replace("orders.total          <- Order.Total\n", ""));
        Assert.Null(await workspace.FixAllAction(project, DiagnosticIds.PropertyNotCovered, FixAllScope.Solution, PropertyNotCoveredFixer.ExemptKey));
    }

    [Fact]
    public async Task Exempt_asks_for_the_reason()
    {
        using var workspace = new FixWorkspace();
        var project = workspace.AddProject("Shop", Model, Complete.Replace("orders.total          <- Order.Total\n", ""));

        await workspace.Fix(project, DiagnosticIds.PropertyNotCovered, title: "Exempt");

        Assert.Contains("orders.total          <- Order.Total          {exempt: }\n", workspace.Manifest, StringComparison.Ordinal);
        Assert.Equal([DiagnosticIds.ExemptWithoutReason], FixWorkspace.Problems(workspace.Manifest));
        Assert.DoesNotContain(await workspace.Diagnose(project), diagnostic => diagnostic.Id == DiagnosticIds.PropertyNotCovered);
    }

    [Fact]
    public async Task Whole_entity_is_covered_at_once()
    {
        using var workspace = new FixWorkspace();
        var project = workspace.AddProject("Shop", Model, Complete.Replace("orders.total          <- Order.Total\n", "").Replace("orders.memo           <- Order.Memo\n", ""));

        await workspace.Fix(project, DiagnosticIds.PropertyNotCovered, title: "Cover all of Order");

        Assert.Equal(Complete, workspace.Manifest);
    }

    [Fact]
    public async Task Entity_without_any_line_gets_all_of_them()
    {
        using var workspace = new FixWorkspace();
        var start = Complete.IndexOf("# The lines", StringComparison.Ordinal);
        var end = Complete.IndexOf("# The order itself", StringComparison.Ordinal);
        var project = workspace.AddProject("Shop", Model, Complete.Remove(start, end - start));

        await workspace.Fix(project, DiagnosticIds.EntityNotCovered);

        Assert.Equal(Complete.Replace("# The lines of an order.\n", "").Replace("   # pieces", ""), workspace.Manifest);
        Assert.Empty(await workspace.Diagnose(project));
    }

    [Fact]
    public async Task Renamed_property_takes_its_line_along()
    {
        using var workspace = new FixWorkspace();
        var renamed = Model.Replace("[Column(\"quantity\")] public int Quantity", "[Column(\"amount\")] public int Amount");
        var project = workspace.AddProject("Shop", renamed, Complete);

        await workspace.Fix(project, DiagnosticIds.PropertyNotCovered, title: "Make the line of OrderLine.Quantity that of OrderLine.Amount");

        Assert.Equal(
            Complete.Replace("order_lines.quantity  <- OrderLine.Quantity   # pieces\n", "").Replace("order_lines.id ", "order_lines.amount    <- OrderLine.Amount     # pieces\norder_lines.id "),
            workspace.Manifest);
        Assert.Empty(await workspace.Diagnose(project));
    }

    [Fact]
    public async Task Renamed_property_of_the_same_column_changes_one_word()
    {
        using var workspace = new FixWorkspace();
        var project = workspace.AddProject("Shop", Model.Replace("string? Memo", "string? Remarks"), Complete);

        await workspace.Fix(project, DiagnosticIds.PropertyNotCovered, title: "Make the line");

        Assert.Equal(Complete.Replace("Order.Memo", "Order.Remarks"), workspace.Manifest);
    }

    [Fact]
    public async Task Contradicting_column_is_corrected_in_its_line()
    {
        using var workspace = new FixWorkspace();
        var project = workspace.AddProject("Shop", Model, Complete.Replace("orders.total          <- Order.Total\n", "orders.totals         <- Order.Total          # money\n"));

        await workspace.Fix(project, DiagnosticIds.MappingContradictsLine);

        Assert.Equal(Complete.Replace("<- Order.Total\n", "<- Order.Total          # money\n"), workspace.Manifest);
    }

    [Fact]
    public async Task Line_of_an_unstored_property_is_removed()
    {
        using var workspace = new FixWorkspace();
        var project = workspace.AddProject("Shop", Model.Replace("[Column(\"memo\")]", "[NotMapped]"), Complete);

        await workspace.Fix(project, DiagnosticIds.PropertyNotStored);

        Assert.Equal(Complete.Replace("orders.memo           <- Order.Memo\n", ""), workspace.Manifest);
    }

    [Fact]
    public async Task States_follow_the_enum()
    {
        using var workspace = new FixWorkspace();
        var project = workspace.AddProject("Shop", Model.Replace("Shipped, Done", "Packed, Shipped, Done"), Complete);

        await workspace.Fix(project, DiagnosticIds.EnumDiffersFromStateValues);

        Assert.Equal(Complete.Replace("Received, Shipped", "Received, Packed, Shipped"), workspace.Manifest);
        Assert.Empty(await workspace.Diagnose(project));
    }

    [Fact]
    public async Task Stale_line_is_removed()
    {
        using var workspace = new FixWorkspace();
        var project = workspace.AddProject("Shop", Model, Complete.Replace("orders.memo ", "orders.gone           <- Order.Gone\norders.memo "));

        await workspace.Fix(project, DiagnosticIds.StaleProperty);

        Assert.Equal(Complete, workspace.Manifest);
    }

    [Fact]
    public async Task Repeated_line_is_removed_and_lines_are_sorted()
    {
        using var workspace = new FixWorkspace();
        var project = workspace.AddProject("Shop", Model, Complete + "orders.total          <- Order.Total\n");
        await workspace.Fix(project, DiagnosticIds.RepeatedOrContradictory);
        Assert.Equal(Complete, workspace.Manifest);

        using var unsorted = new FixWorkspace();
        var other = unsorted.AddProject("Shop", Model, Complete.Replace("orders.memo           <- Order.Memo\n", "") + "orders.memo           <- Order.Memo\n");
        await unsorted.Fix(other, DiagnosticIds.OutOfOrder);
        Assert.Equal(Complete, unsorted.Manifest);
    }

    [Fact]
    public async Task Missing_manifest_is_created_beside_the_project_and_covers_everything()
    {
        using var workspace = new FixWorkspace();
        var project = workspace.AddProject("Shop", Model, manifest: null);

        await workspace.Fix(project, DiagnosticIds.ManifestMissing);

        var created = Assert.Single(workspace.Solution.GetProject(project)!.AdditionalDocuments);
        Assert.Equal(FixWorkspace.ManifestPath, created.FilePath);
        Assert.Empty(await workspace.Diagnose(project));
        Assert.Contains("orders.total", workspace.Manifest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_ends_byte_order_mark_and_a_missing_last_line_break_are_kept()
    {
        using var workspace = new FixWorkspace();
        var windows = Complete.Replace("\n", "\r\n").TrimEnd();
        var project = workspace.AddProject("Shop", Model, windows.Replace("\r\norders.total          <- Order.Total", ""), encoding: new UTF8Encoding(true));

        await workspace.Fix(project, DiagnosticIds.PropertyNotCovered, title: "Cover");

        Assert.Equal(windows, workspace.Manifest);
        Assert.Equal(3, workspace.ManifestText().Encoding!.GetPreamble().Length);
    }

    [Fact]
    public async Task Errors_elsewhere_in_the_manifest_do_not_stand_in_the_way()
    {
        const string Broken = "<<<<<<< HEAD\norders.memo ???\n";
        using var workspace = new FixWorkspace();
        var project = workspace.AddProject("Shop", Model, Complete.Replace("orders.total          <- Order.Total\n", "") + Broken);

        await workspace.Fix(project, DiagnosticIds.PropertyNotCovered, about: "Order.Total", title: "Cover");

        Assert.Equal(Complete + Broken, workspace.Manifest);
    }

    [Fact]
    public async Task Nothing_is_offered_when_the_manifest_is_gone()
    {
        using var workspace = new FixWorkspace();
        var project = workspace.AddProject("Shop", Model, Complete.Replace("orders.total          <- Order.Total\n", ""));
        var diagnostic = Assert.Single(await workspace.Diagnose(project));
        var document = workspace.Solution.GetProject(project)!.AdditionalDocuments.Single();
        var without = workspace.Solution.RemoveAdditionalDocument(document.Id).GetProject(project)!;
        var offered = 0;

        await new PropertyNotCoveredFixer().RegisterCodeFixesAsync(new CodeFixContext(without.Documents.Last(), diagnostic, (_, _) => offered++, TestContext.Current.CancellationToken));

        Assert.Equal(0, offered);
    }
}
