using Microsoft.CodeAnalysis;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Tests.Rules;

public sealed class SampleTests
{
    [Fact]
    public async Task Sample_compiles_and_has_no_diagnostic()
    {
        Assert.DoesNotContain(Sample.Run.Compile().GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty((await Sample.Run.RunAsync()).Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public async Task What_the_rules_find_is_what_the_compiler_reports()
    {
        var manifest = CoverageManifest.Parse(Sample.Manifest);
        foreach (var entry in manifest.Entries.Where((_, index) => index % 30 == 0))
        {
            var run = Sample.Project.WithManifest(ManifestEdit.Apply(Sample.Manifest, ManifestEditor.RemoveEntry(manifest, entry)).Replace("<- Order.Status ", "<- Order.Statsu ", StringComparison.Ordinal));
            var reported = (await run.RunAsync()).Select(Show).ToList();
            Assert.True(reported.Count >= 3, string.Join("\n", reported));
            Assert.Equal(reported, run.Find().Select(Show));
        }

        static string Show(Diagnostic diagnostic) => $"{diagnostic} {string.Join(", ", diagnostic.Properties.OrderBy(pair => pair.Key, StringComparer.Ordinal))}";
    }

    [Fact]
    public void Removing_any_line_gives_exactly_one_OBK1001_at_its_property()
    {
        var manifest = CoverageManifest.Parse(Sample.Manifest);
        var wrong = new List<string>();
        foreach (var entry in manifest.Entries.Where(entry => entry.Properties.Count > 0))
        {
            var found = Sample.Project.WithManifest(ManifestEdit.Apply(Sample.Manifest, ManifestEditor.RemoveEntry(manifest, entry))).Find();
            var property = Assert.Single(entry.Properties);
            if (found is not [{ Id: "OBK1001" } only] || AnalyzerRun.TextOf(only) != property.Segments[^1].Name
                || only.Properties[FixProperties.Property] != property.ToString() || only.Properties[FixProperties.Column] != entry.Key!.ToString())
            {
                wrong.Add($"{property}: {string.Join(", ", found)} [{string.Join(", ", found.Select(d => d.Properties.GetValueOrDefault(FixProperties.Column)))}]");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Removing_the_exemption_of_a_related_table_gives_exactly_one_OBK1002_at_its_entity()
    {
        var manifest = CoverageManifest.Parse(Sample.Manifest);
        var entities = new List<string>();
        foreach (var entry in manifest.Entries.Where(entry => entry.Key!.IsWholeTable))
        {
            var found = await Sample.Project.WithManifest(ManifestEdit.Apply(Sample.Manifest, ManifestEditor.RemoveEntry(manifest, entry))).ShowAsync();
            entities.Add(Assert.Single(found));
        }

        Assert.Equal(["OBK1002 AccessLog", "OBK1002 SecurityLog"], entities);
    }

    [Fact]
    public void Misspelling_any_property_gives_OBK2003_with_the_right_name()
    {
        var manifest = CoverageManifest.Parse(Sample.Manifest);
        var wrong = new List<string>();
        foreach (var property in manifest.Entries.SelectMany(entry => entry.Properties))
        {
            var last = property.Segments[^1];
            var text = Sample.Manifest.Remove(last.Span.End - 1, 1);
            var found = Sample.Project.WithManifest(text).Find();
            if (found.Where(diagnostic => diagnostic.Id == "OBK2003").ToList() is not [var stale]
                || !stale.GetMessage().Contains($"Did you mean {property}?", StringComparison.Ordinal)
                || stale.Properties.GetValueOrDefault(FixProperties.Suggestion) != property.ToString()
                || stale.Location.SourceSpan.Start != last.Span.Start
                || found.Count(diagnostic => diagnostic.Id == "OBK1001") != 1
                || found.Single(diagnostic => diagnostic.Id == "OBK1001").Properties[FixProperties.RenamedFrom] != property.ToString().Remove(property.ToString().Length - 1))
            {
                wrong.Add($"{property}: {string.Join(", ", found)}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Misspelling_any_type_gives_OBK2003_with_the_right_name()
    {
        var manifest = CoverageManifest.Parse(Sample.Manifest);
        var wrong = new List<string>();
        foreach (var property in manifest.Entries.SelectMany(entry => entry.Properties).DistinctBy(property => property.Segments[0].Name))
        {
            var type = property.Segments[0];
            var found = Sample.Project.WithManifest(Sample.Manifest.Remove(type.Span.Start + 1, 1)).Find();
            if (found.Where(diagnostic => diagnostic.Id == "OBK2003").ToList() is not [var stale]
                || !stale.GetMessage().Contains($"Did you mean {type.Name}?", StringComparison.Ordinal)
                || stale.Properties.GetValueOrDefault(FixProperties.Suggestion) != property.ToString())
            {
                wrong.Add($"{property}: {string.Join(", ", found)}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task New_property_gives_one_OBK1001()
    {
        var run = Sample.Changed("Models/Order.cs", "    public ICollection<OrderTask> Tasks", "    public string? DiscountCode { get; set; }\n\n    public ICollection<OrderTask> Tasks");
        var found = Assert.Single(await run.WithManifest(Sample.Manifest).RunAsync());
        Assert.Equal("OBK1001 DiscountCode", AnalyzerRun.Show(found));
        Assert.Equal(
            "Order.DiscountCode is stored, but BackupCoverage.txt has no line for it, so no backup is proven to contain it; add its line, or exempt it with a reason.",
            found.GetMessage());
        Assert.Equal("Order.DiscountCode", found.Properties[FixProperties.Property]);
        Assert.Equal("orders.discount_code", found.Properties[FixProperties.Column]);
        Assert.Equal("orders.discount_code\tOrder.DiscountCode", found.Properties[FixProperties.EntityLines]);
        Assert.Equal(AnalyzerRun.Folder + "BackupCoverage.txt", found.Properties[FixProperties.Manifest]);
    }

    [Fact]
    public async Task New_property_of_the_document_gives_one_OBK1001()
    {
        var run = Sample.Changed("Models/Structured/Workflow.cs", "public bool? Urgent", "public string? EscalatedTo { get; set; }\n    public bool? Urgent");
        var found = Assert.Single(await run.WithManifest(Sample.Manifest).RunAsync());
        Assert.Equal("OBK1001 EscalatedTo", AnalyzerRun.Show(found));
        Assert.Equal("orders.structured_data:$.workflow.escalated_to", found.Properties[FixProperties.Column]);
    }

    [Fact]
    public async Task New_related_entity_gives_one_OBK1002()
    {
        var run = Sample.Changed("Models/Order.cs", "    public ICollection<OrderTask> Tasks", "    public ICollection<OrderNote> OrderNotes { get; } = [];\n\n    public ICollection<OrderTask> Tasks")
            .WithSources(("Models/OrderNote.cs", "namespace FurnitureOrders.Models; public sealed class OrderNote { public int Id { get; set; } public int OrderId { get; set; } public string? Text { get; set; } }"));
        var found = Assert.Single(await run.WithManifest(Sample.Manifest).RunAsync());
        Assert.Equal("OBK1002 OrderNote", AnalyzerRun.Show(found));
        Assert.Equal(3, found.Properties[FixProperties.EntityLines]!.Split('\n').Length);
    }

    [Fact]
    public async Task New_enum_member_gives_one_OBK1005_for_each_line_with_the_states()
    {
        var cabinet = await Sample.Changed("Models/CabinetStatus.cs", "    SHIPPED,", "    SHIPPED,\n    RETURNED,").WithManifest(Sample.Manifest).RunAsync();
        var found = Assert.Single(cabinet);
        Assert.Equal("OBK1005 CabinetStatus", AnalyzerRun.Show(found));
        Assert.Equal("RECEIVED\nIN_PRODUCTION\nSHIPPED\nRETURNED", found.Properties[FixProperties.StateValues]);
        Assert.Contains("the line lacks RETURNED", found.GetMessage(), StringComparison.Ordinal);

        var order = await Sample.Changed("Models/OrderStatus.cs", "    CS,", "    CS,\n    WARRANTY,").WithManifest(Sample.Manifest).ShowAsync();
        Assert.Equal(["OBK1005 Status", "OBK1005 OriginalStatus"], order);
    }

    [Fact]
    public async Task Missing_manifest_gives_OBK1100_at_the_context_with_a_manifest_that_has_nothing_to_report()
    {
        var found = Assert.Single(await Sample.Project.RunAsync());
        Assert.Equal("OBK1100 OrderDbContext", AnalyzerRun.Show(found));
        Assert.Empty(await Sample.Project.WithManifest(found.Properties[FixProperties.ManifestText]!).ShowAsync());
    }
}
