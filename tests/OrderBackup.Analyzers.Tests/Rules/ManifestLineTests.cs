using System.Text;
using Microsoft.CodeAnalysis.Text;
using OrderBackup.Analyzers.Manifests;

namespace OrderBackup.Analyzers.Tests.Rules;

/// <summary>OBK2001 to OBK2005, and which files are manifests.</summary>
public sealed class ManifestLineTests
{
    [Theory]
    [InlineData("order_lines.price     <- OrderLine.Price", "order_lines.price     <- OrderLine.", "OBK2001", "OBK1001 Price")]
    [InlineData("order_lines.price     <- OrderLine.Price", "<<<<<<< HEAD", "OBK2001", "OBK1001 Price")]
    [InlineData("orders.status         <- Order.Status  {state}", "orders.status         <- Order.Status  {exempt:}", "OBK2004")]
    public async Task Broken_line_is_reported_there_and_the_rest_still_holds(string before, string after, string id, params string[] others)
    {
        Assert.Contains(before, Shop.Manifest, StringComparison.Ordinal);
        var line = Shop.Manifest[..Shop.Manifest.IndexOf(before, StringComparison.Ordinal)].Count(c => c == '\n');
        var found = await Shop.With().WithManifest(Shop.Manifest.Replace(before, after, StringComparison.Ordinal)).RunAsync();
        var broken = Assert.Single(found, diagnostic => diagnostic.Id.StartsWith("OBK2", StringComparison.Ordinal));
        Assert.Equal((id, line), (broken.Id, broken.Location.GetLineSpan().StartLinePosition.Line));
        Assert.Equal(others, found.Where(diagnostic => diagnostic != broken).Select(AnalyzerRun.Show));
    }

    [Fact]
    public async Task Repeated_line_has_the_first_as_additional_location()
    {
        var found = Assert.Single(await Shop.With().WithManifest(Shop.Lines("orders.id")).RunAsync());
        Assert.Equal("OBK2002", found.Id);
        Assert.Equal(Assert.Single(found.AdditionalLocations).GetLineSpan().StartLinePosition.Line + 1, found.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public async Task Line_out_of_order_is_a_hidden_hint() =>
        Assert.Equal(["OBK2005 9,0"], await Shop.With().WithManifest(Shop.Manifest + "orders.a {exempt: unused}\n").ShowAsync());

    [Theory]
    [InlineData("orders.x <- Order.Statsu", "Order has no property or field Statsu. Did you mean Order.Status?", "Order.Status")]
    [InlineData("orders.x <- Order.Nothing", "Order has no property or field Nothing. Correct", null)]
    [InlineData("orders.x <- Ordr.Status", "there is no Ordr. Did you mean Order?", "Order.Status")]
    [InlineData("orders.x <- Shop.Ordr.Status", "there is no Shop.Ordr. Did you mean Order?", "Order.Status")]
    [InlineData("orders.x <- Ordr.Lines[].Price", "there is no Ordr. Did you mean Order?", "Order.Lines[].Price")]
    [InlineData("orders.x <- Ordr.Statsu", "there is no Ordr. Did you mean Order?", null)]
    [InlineData("orders.x <- Elsewhere.Thing", "there is no Elsewhere. Correct", null)]
    [InlineData("orders.x <- Order.Lines.Price", "Did you mean Order.Lines[].Price?", "Order.Lines[].Price")]
    [InlineData("orders.x <- Order.Lins[].Price", "Did you mean Order.Lines?", "Order.Lines[].Price")]
    [InlineData("orders.x <- Order.Lines[].Pric", "Did you mean Order.Lines[].Price?", "Order.Lines[].Price")]
    [InlineData("orders.x <- Order.Lins[].Pric", "Did you mean Order.Lines?", null)]
    [InlineData("orders.x <- Order.Id[]", "Order.Id is no collection", "Order.Id")]
    public async Task Line_that_names_nothing_is_stale(string line, string message, string? suggestion)
    {
        var found = (await Shop.With().WithManifest(Shop.Lines(line)).RunAsync()).Where(diagnostic => diagnostic.Id == "OBK2003").ToList();
        var stale = Assert.Single(found);
        Assert.Contains(message, stale.GetMessage(), StringComparison.Ordinal);
        Assert.Equal(line[(line.IndexOf("<- ", StringComparison.Ordinal) + 3)..], stale.Properties[FixProperties.Property]);
        Assert.Equal(suggestion, stale.Properties.GetValueOrDefault(FixProperties.Suggestion));
    }

    [Theory]
    [InlineData("private DateTime _paid;", "modelBuilder.Entity<Order>().Property(\"_paid\");", "orders._paid <- Order._paid")]
    [InlineData("", "modelBuilder.Entity<Order>().Property<DateTime>(\"Changed\");", "orders.\"Changed\" <- Order.Changed")]
    [InlineData("public Missing? Thing { get; set; }", "", "orders.x <- Order.Thing.Anything")]
    public async Task Field_shadow_property_and_what_does_not_compile_are_not_stale(string member, string model, string line) =>
        Assert.DoesNotContain(await Shop.With(member, model: model).WithManifest(Shop.Lines(line)).RunAsync(), diagnostic => diagnostic.Id == "OBK2003");

    [Fact]
    public async Task Nested_type_and_full_name_are_found()
    {
        var run = AnalyzerRun.Of("namespace A.B { public class Outer { public class Note { public int Id { get; set; } } } }");
        Assert.Empty(await run.WithManifest("notes.id <- A.B.Outer.Note.Id\n").ShowAsync());
        Assert.Empty(await run.WithManifest("@namespace A\nnotes.id <- B.Outer.Note.Id\n").ShowAsync());
    }

    [Fact]
    public async Task Carriage_returns_and_a_byte_order_mark_move_no_position()
    {
        var text = Shop.Manifest.Replace("Order.Status", "Order.Statsu", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
        var bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true).GetPreamble().Concat(Encoding.UTF8.GetBytes(text)).ToArray();
        var file = new AnalyzerRun.MemoryFile(AnalyzerRun.Folder + "BackupCoverage.txt", SourceText.From(bytes, bytes.Length));
        Assert.Equal(["OBK2003 8,31", "OBK1001 Status"], await Shop.With().WithFile(file).ShowAsync());
    }

    [Fact]
    public async Task Manifest_that_is_passed_twice_is_reported_once()
    {
        var run = Shop.With().WithManifest(Shop.Lines("orders.x <- Order.Statsu")).WithManifest(Shop.Lines("orders.x <- Order.Statsu"), AnalyzerRun.Folder + "./sub/../BackupCoverage.txt");
        Assert.Single(await run.RunAsync());
    }

    [Fact]
    public async Task File_that_cannot_be_read_covers_nothing() =>
        Assert.Equal(["OBK2001 0,0"], await Shop.With().WithFile(new AnalyzerRun.MemoryFile(AnalyzerRun.Folder + "BackupCoverage.txt", null)).ShowAsync());

    [Fact]
    public async Task Several_manifests_cover_together()
    {
        var lines = Shop.Manifest.Split('\n');
        var run = Shop.With()
            .WithManifest(string.Join('\n', lines.Where(line => !line.StartsWith("orders", StringComparison.Ordinal))))
            .WithManifest(string.Join('\n', lines.Where(line => !line.StartsWith("order_", StringComparison.Ordinal))), AnalyzerRun.Folder + "more/BackupCoverage.txt");
        Assert.Empty(await run.ShowAsync());
    }

    [Theory]
    [InlineData("/work/app/backupcoverage.TXT", null, null, true)]
    [InlineData("/work/app/orders.txt", null, null, false)]
    [InlineData("/work/app/orders.txt", "manifest", null, true)]
    [InlineData("/work/orders.txt", null, "../orders.txt", true)]
    [InlineData("/work/orders.txt", null, "/work/app/../orders.txt", true)]
    public async Task Manifest_is_known_by_its_name_its_role_or_the_property(string path, string? role, string? property, bool isManifest)
    {
        var run = Shop.With().WithManifest("", path);
        run = role is null ? run : run with { FileOptions = run.FileOptions.Add(path, role) };
        run = property is null ? run : run.WithOption(ManifestFiles.ManifestProperty, property);
        Assert.Equal(isManifest ? ["OBK2001 0,0"] : ["OBK1100 ShopContext"], await run.ShowAsync());
    }
}
