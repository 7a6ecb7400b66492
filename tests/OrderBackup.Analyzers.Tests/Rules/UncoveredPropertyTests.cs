namespace OrderBackup.Analyzers.Tests.Rules;

/// <summary>OBK1001 and OBK1002.</summary>
public sealed class UncoveredPropertyTests
{
    [Fact]
    public async Task Covered_model_is_silent() => Assert.Empty(await Shop.With().WithManifest(Shop.Manifest).ShowAsync());

    [Theory]
    [InlineData("public string? Note { get; set; }", "Note")]
    [InlineData("public string? Note { get; private set; }", "Note")]
    [InlineData("public DateTime? Paid { get; init; }", "Paid")]
    public async Task Stored_property_without_a_line_is_reported(string member, string reported) =>
        Assert.Equal([$"OBK1001 {reported}"], await Reports(member));

    [Theory]
    [InlineData("[NotMapped] public string? Note { get; set; }")]
    [InlineData("public string Title => $\"{Id}\";")]
    [InlineData("public static string? Last { get; set; }")]
    [InlineData("public string this[int index] { get => \"\"; set { } }")]
    public async Task What_is_not_stored_needs_no_line(string member) => Assert.Empty(await Reports(member));

    [Fact]
    public async Task Exempt_property_is_covered() =>
        Assert.Empty(await Reports("public string? Note { get; set; }", "<- Order.Note {exempt: computed}"));

    [Fact]
    public async Task Exempt_column_of_the_property_is_covered() =>
        Assert.Empty(await Reports("[Column(\"note\")] public string? Note { get; set; }", "orders.note {exempt: not needed}"));

    [Fact]
    public async Task Column_that_is_listed_without_the_property_is_said_to_be()
    {
        var found = Assert.Single(await Shop.With("[Column(\"note\")] public string? Note { get; set; }").WithManifest(Shop.Lines("orders.note")).RunAsync());
        Assert.Equal("OBK1001", found.Id);
        Assert.Equal("Order.Note is stored in orders.note, but the line that BackupCoverage.txt has for this column does not name it; add the property to the line, so that both are known to belong together.", found.GetMessage());
        Assert.Equal("orders.note", found.Properties[FixProperties.Column]);
    }

    [Fact]
    public async Task Manifest_of_a_database_without_arrows_asks_for_every_property()
    {
        const string manifest = "@root orders\norder_lines.id\norder_lines.order_id\norder_lines.price\norders.id\norders.status\n";
        Assert.Equal(["OBK1001 Id", "OBK1001 Status", "OBK1001 Id", "OBK1001 OrderId", "OBK1001 Price"], await Shop.With().WithManifest(manifest).ShowAsync());
    }

    [Fact]
    public async Task Owned_parts_in_columns_of_their_own_need_a_line_each()
    {
        const string types = "public class Address { [Column(\"city\")] public string? City { get; set; } [Column(\"street\")] public string? Street { get; set; } }";
        var run = Shop.With("public Address? Home { get; set; }", types, model: "modelBuilder.Entity<Order>().OwnsOne(order => order.Home);");
        Assert.Equal(["OBK1001 Street"], await run.WithManifest(Shop.Lines("orders.city <- Order.Home.City")).ShowAsync());
        Assert.Equal(["OBK1001 City", "OBK1001 Street"], await run.WithManifest(Shop.Lines("orders.home <- Order.Home")).ShowAsync());
        Assert.Empty(await run.WithManifest(Shop.Lines("<- Order.Home {exempt: typed in again}")).ShowAsync());
    }

    [Theory]
    [InlineData("orders.money <- Order.Total")]
    [InlineData("orders.money <- Order.Total.Amount")]
    public async Task Property_of_a_converted_class_is_covered_by_a_line_for_itself_or_anything_inside(string line)
    {
        var run = Shop.With(
            "public Money? Total { get; set; }", "public class Money { public decimal Amount { get; set; } public string? Currency { get; set; } }",
            model: "modelBuilder.Entity<Order>().Property(order => order.Total).HasConversion(money => money!.Amount, amount => new Money());");
        Assert.Equal(["OBK1001 Total"], await run.WithManifest(Shop.Manifest).ShowAsync());
        Assert.Empty(await run.WithManifest(Shop.Lines(line)).ShowAsync());
    }

    [Fact]
    public async Task Inherited_property_is_reported_where_it_is_declared()
    {
        var run = Shop.With(types: "public abstract class Entity { public DateTime CreatedAt { get; set; } } public class OrderNote : Entity { public int Id { get; set; } public int OrderId { get; set; } public Order? Order { get; set; } }", sets: "public DbSet<OrderNote> Notes => Set<OrderNote>();");
        Assert.Equal(["OBK1001 CreatedAt"], await run.WithManifest(Shop.Lines("order_notes.id <- OrderNote.Id", "order_notes.order_id <- OrderNote.OrderId")).ShowAsync());
    }

    [Fact]
    public async Task Partial_class_is_checked_in_all_of_its_files()
    {
        var run = Shop.With().WithSources(("Order.More.cs", "namespace Shop; public partial class Order { public string? Note { get; set; } }"));
        Assert.Equal(["OBK1001 Note"], await run.WithManifest(Shop.Manifest).ShowAsync());
    }

    [Fact]
    public async Task Record_with_a_primary_constructor_is_checked_at_its_parameters()
    {
        var run = Shop.With(types: "public record Payment(int Id, int OrderId, decimal Amount) { public Order? Order { get; init; } }", sets: "public DbSet<Payment> Payments => Set<Payment>();");
        Assert.Equal(["OBK1001 Amount"], await run.WithManifest(Shop.Lines("payments.id <- Payment.Id", "payments.order_id <- Payment.OrderId")).ShowAsync());
    }

    [Fact]
    public async Task Shadow_property_is_reported_at_its_entity() =>
        Assert.Equal(["OBK1001 Order"], await Shop.With(model: "modelBuilder.Entity<Order>().Property<DateTime>(\"ChangedAt\");").WithManifest(Shop.Manifest).ShowAsync());

    [Fact]
    public async Task Class_that_no_context_has_is_checked_when_a_line_names_it()
    {
        const string source = "namespace Shop; public class Order { public int Id { get; set; } public string? Status { get; set; } }";
        Assert.Equal(["OBK1001 Status"], await AnalyzerRun.Of(source).WithManifest("@namespace Shop\norders.id <- Order.Id\n").ShowAsync());
    }

    [Fact]
    public async Task Derived_class_answers_only_for_its_own_properties()
    {
        var run = Shop.With(types: "public class RushOrder : Order { public decimal Fee { get; set; } }", sets: "public DbSet<RushOrder> RushOrders => Set<RushOrder>();");
        Assert.Equal(["OBK1001 Fee"], await run.WithManifest(Shop.Lines("orders.\"Discriminator\"")).ShowAsync());
        Assert.Empty(await run.WithManifest(Shop.Lines("orders.\"Discriminator\"", "orders.\"Fee\" <- RushOrder.Fee")).ShowAsync());
    }

    [Fact]
    public async Task Exactly_one_stale_line_is_the_former_name()
    {
        var found = await Shop.With("public string? Note { get; set; }").WithManifest(Shop.Lines("orders.memo <- Order.Memo")).RunAsync();
        Assert.Equal("Order.Memo", found.Single(diagnostic => diagnostic.Id == "OBK1001").Properties[FixProperties.RenamedFrom]);
        found = await Shop.With("public string? Note { get; set; }").WithManifest(Shop.Lines("orders.memo <- Order.Memo", "orders.text <- Order.Text")).RunAsync();
        Assert.False(found.Single(diagnostic => diagnostic.Id == "OBK1001").Properties.ContainsKey(FixProperties.RenamedFrom));
    }

    [Theory]
    [InlineData("public int OrderId { get; set; } public Order? Order { get; set; }")]
    [InlineData("public Order? Order { get; set; }")]
    public async Task Related_entity_without_a_line_is_one_report(string relation)
    {
        var run = Shop.With(types: $"public class Note {{ public int Id {{ get; set; }} public string? Text {{ get; set; }} {relation} }}", sets: "public DbSet<Note> Notes => Set<Note>();");
        var found = Assert.Single(await run.WithManifest(Shop.Manifest).RunAsync());
        Assert.Equal("OBK1002 Note", AnalyzerRun.Show(found));
        Assert.StartsWith("Note is related to Order, which BackupCoverage.txt covers, but it has no line there", found.GetMessage(), StringComparison.Ordinal);
        Assert.Contains("\tNote.Text", found.Properties[FixProperties.EntityLines], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entity_that_depends_on_an_uncovered_one_is_reported_too()
    {
        const string types = "public class Note { public int Id { get; set; } public Order? Order { get; set; } } public class Reply { public int Id { get; set; } public int NoteId { get; set; } public Note? Note { get; set; } }";
        var run = Shop.With(types: types, sets: "public DbSet<Note> Notes => Set<Note>(); public DbSet<Reply> Replies => Set<Reply>();");
        Assert.Equal(["OBK1002 Note", "OBK1002 Reply"], await run.WithManifest(Shop.Manifest).ShowAsync());
    }

    [Fact]
    public async Task Exempt_table_is_silent()
    {
        var run = Shop.With(types: "[Table(\"notes\")] public class Note { public int Id { get; set; } public Order? Order { get; set; } }", sets: "public DbSet<Note> Notes => Set<Note>();");
        Assert.Empty(await run.WithManifest(Shop.Lines("notes.* {exempt: typed in again}")).ShowAsync());
    }

    [Fact]
    public async Task Unrelated_entity_is_silent_unless_the_manifest_asks_for_all()
    {
        var run = Shop.With(types: "public class Country { public int Id { get; set; } public string? Name { get; set; } }", sets: "public DbSet<Country> Countries => Set<Country>();");
        Assert.Empty(await run.WithManifest(Shop.Manifest).ShowAsync());
        Assert.Equal(["OBK1002 Country"], await run.WithManifest(Shop.Lines("@scope all")).ShowAsync());
    }

    [Fact]
    public async Task Root_table_without_a_line_is_one_report() =>
        Assert.Contains("OBK1002 Order", await Shop.With().WithManifest("@root orders\n").ShowAsync());

    [Fact]
    public async Task Empty_manifest_does_not_switch_anything_off()
    {
        Assert.Equal(["OBK2001 0,0"], await Shop.With().WithManifest("").ShowAsync());
    }

    [Fact]
    public async Task Generated_entity_is_checked_like_any_other()
    {
        var run = Shop.With().WithSources(("Order.g.cs", "// <auto-generated/>\nnamespace Shop; public partial class Order { public string? Note { get; set; } }"));
        Assert.Equal(["OBK1001 Note"], await run.WithManifest(Shop.Manifest).ShowAsync());
    }

    private static async Task<IReadOnlyList<string>> Reports(string member, params string[] lines) =>
        await Shop.With(member).WithManifest(Shop.Lines(lines)).ShowAsync();
}
