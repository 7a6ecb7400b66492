using CsCheck;
using OrderBackup.Coverage.Comparison;
using OrderBackup.Coverage.Manifest;
using OrderBackup.Coverage.Schema;
using static OrderBackup.Coverage.Tests.Comparison.LiveSchema;

namespace OrderBackup.Coverage.Tests.Comparison;

/// <summary>What holds for every schema.</summary>
public sealed class ComparisonProperties
{
    private static readonly Gen<string> Name = Gen.OneOf("a", "b", "c", "Order Lines", "d.e", "상태", "x\"y", "status");

    private static readonly Gen<TableSchema> AnyTable =
        Gen.Select(Name, Name.HashSet[1, 5], Gen.OneOf("", "a", "b", "c"), Gen.Int[0, 7], Gen.OneOf(TableKind.Ordinary, TableKind.Ordinary, TableKind.Partitioned, TableKind.Foreign))
            .Select((name, columns, parent, flags, kind) => new TableSchema
            {
                Name = new("public", name),
                Kind = kind,
                Columns = [.. columns.Select(column => (flags & 1) == 0 || parent.Length == 0 ? Column(column) : Inherited(column))],
                Parents = parent.Length == 0 ? [] : [new("public", parent)],
                IsPartition = parent.Length > 0 && (flags & 2) != 0,
                IsReadable = (flags & 4) == 0,
            });

    private static readonly Gen<DatabaseSchema> AnySchema =
        Gen.Select(AnyTable.List[0, 8], Gen.Select(Name, Name).List[0, 8]).Select((tables, keys) => Of([.. tables]) with
        {
            ForeignKeys = [.. keys.Select((key, index) => new ForeignKeySchema("fk" + index, new("public", key.Item1), new("public", key.Item2)))],
        });

    [Fact]
    public void Any_manifest_can_be_held_against_any_schema() => Gen.Select(AnySchema, Name.List[0, 6], Name, Gen.Bool).Sample((schema, columns, root, all) =>
    {
        var text = $"@root {new QualifiedName("public", root)}\n" + (all ? "@scope all\n" : "") + string.Concat(columns.Select((column, index) => new ColumnKey(new("public", columns[0]), column) + (index % 3 == 2 ? " {exempt: r}\n" : "\n")));
        var manifest = CoverageManifest.Parse(text);
        var report = CoverageComparison.Compare(manifest, schema);
        Assert.All(report.Findings, finding => Assert.InRange(finding.Span.End, finding.Span.Start, text.Length));
        Assert.All(report.Findings, finding => Assert.DoesNotContain('\n', finding.Message));
        Assert.Equal(report.Findings, CoverageComparison.Compare(manifest, schema with { Tables = [.. schema.Tables.DistinctBy(table => table.Name).Reverse()] }).Findings);
    });

    [Fact]
    public void Written_template_covers_what_it_was_written_for() => Gen.Select(AnySchema, Name.HashSet[1, 2]).Sample((schema, roots) =>
    {
        var names = roots.Select(root => new QualifiedName("public", root)).Where(root => schema.Tables.Any(table => table.Name == root)).ToArray();
        var manifest = CoverageManifest.Parse(ManifestTemplate.Write(schema, names));
        if (names.Length == 0) return;
        Assert.Empty(manifest.Problems);
        Assert.DoesNotContain(CoverageComparison.Compare(manifest, schema).Findings, finding => finding.Id is "OBK3001" or "OBK3002" or "OBK3003" or "OBK3004");
    });
}
