using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;
using OrderBackup.Coverage.Schema;

namespace OrderBackup.Coverage.Comparison;

/// <summary>What all checks of one comparison share, and the findings they collect.</summary>
internal sealed class ComparisonContext
{
    private readonly List<CoverageFinding> findings = [];

    public ComparisonContext(CoverageManifest manifest, DatabaseSchema schema)
    {
        Manifest = manifest;
        Schema = schema;
        Catalog = new(schema);
        Entries = manifest.Index;
        Scopes = ScopeResolver.Resolve(
            Catalog, schema.ForeignKeys, manifest.Roots.Select(root => root.Table!.Value), Entries.Tables.Where(BringsIntoScope), manifest.Scope == ManifestScope.All);
    }

    public CoverageManifest Manifest { get; }

    public DatabaseSchema Schema { get; }

    public TableCatalog Catalog { get; }

    public EntryIndex Entries { get; }

    public IReadOnlyDictionary<QualifiedName, TableScope> Scopes { get; }

    public IReadOnlyList<CoverageFinding> Findings =>
    [
        .. findings
            .OrderBy(finding => finding.Line)
            .ThenBy(finding => finding.LineColumn)
            .ThenBy(finding => finding.Id, StringComparer.Ordinal)
            .ThenBy(finding => finding.Table ?? default)
            .ThenBy(finding => finding.Column, StringComparer.Ordinal)
            .ThenBy(finding => finding.Message, StringComparer.Ordinal),
    ];

    /// <summary>The lines of a table in scope: its own, else those of its partitions, else those of a table it inherits from.</summary>
    public IReadOnlyList<ManifestEntry> GetLines(TableScope scope)
    {
        var lines = Entries.GetEntries(scope.Table);
        if (lines.Count == 0) lines = [.. Catalog.GetPartitions(scope.Table).SelectMany(Entries.GetEntries).OrderBy(entry => entry.Key)];
        if (lines.Count > 0 || Catalog.Find(scope.Table) is not { } table) return lines;
        return Catalog.GetAncestors(table)
            .Where(ancestor => Scopes.ContainsKey(ancestor.Name))
            .Select(ancestor => Entries.GetEntries(ancestor.Name))
            .FirstOrDefault(inherited => inherited.Count > 0) ?? lines;
    }

    /// <summary>Where to report on a table: its first line, else the directive that brings it into scope, else the nearest line.</summary>
    public ManifestSpan GetPlace(QualifiedName table)
    {
        if (Entries.GetEntries(table) is [var own, ..]) return own.KeySpan;
        if (!Scopes.TryGetValue(Catalog.Fold(table), out var scope)) return EntryIndex.FindNearest(Entries.Sorted, new(table, null))?.KeySpan ?? default;
        return GetLines(scope) is [var first, ..] ? first.KeySpan : GetDirective(scope);
    }

    /// <summary>The <c>@root</c> or <c>@scope</c> that brings a table into scope, else the head of the manifest.</summary>
    public ManifestSpan GetDirective(TableScope scope)
    {
        var root = Manifest.Roots.FirstOrDefault(directive => scope.Root is { } name && Catalog.Fold(directive.Table!.Value) == name);
        var directive = root ?? (Manifest.Scope == ManifestScope.All ? Manifest.ScopeDirective : null);
        return directive is null ? default : ManifestSpan.FromBounds(directive.NameSpan.Start, directive.ValueSpan.End);
    }

    public void Report(string id, ManifestSpan place, string message, QualifiedName? table = null, string? column = null) =>
        findings.Add(new(id, DiagnosticCatalog.GetDefaultSeverity(id), message, place, Manifest.GetPosition(place.Start), table, column));

    // Exempting one partition says nothing about the table that it belongs to.
    private bool BringsIntoScope(QualifiedName table) =>
        Catalog.Fold(table) == table || Entries.GetEntries(table).Any(entry => entry.Exemption is null);
}
