using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes.Edits;

/// <summary>Finds entries of a manifest by what they name. Entries of lines that are not understood are found, but are not to be edited.</summary>
internal sealed class EntrySearch
{
    private readonly CoverageManifest manifest;
    private readonly NamespacePrefixes namespaces;
    private readonly HashSet<int> faultyLines;

    public EntrySearch(CoverageManifest manifest)
    {
        this.manifest = manifest;
        namespaces = new NamespacePrefixes(manifest.Directives);
        faultyLines = new HashSet<int>(manifest.Problems.Where(IsInLine).Select(problem => problem.Line));
    }

    /// <summary>Whether the parser understood the entry's whole line, so that an edit of it cannot hide anything.</summary>
    public bool IsUnderstood(ManifestEntry entry) => !faultyLines.Contains(entry.Position.Line);

    /// <summary>The property without a namespace that may be left out.</summary>
    public string ShortName(string property) => namespaces.Remove(property);

    public bool AreEqual(PropertyPath path, string property) => ShortName(path.ToString()) == ShortName(property);

    /// <summary>All properties that a line names, without namespaces.</summary>
    public HashSet<string> NamedProperties() =>
        new(manifest.Entries.SelectMany(entry => entry.Properties).Select(path => ShortName(path.ToString())), StringComparer.Ordinal);

    /// <summary>The understood entries that name a property, in the order of the text.</summary>
    public IEnumerable<ManifestEntry> FindByProperty(string property) =>
        manifest.Entries.Where(entry => IsUnderstood(entry) && entry.Properties.Any(path => AreEqual(path, property)));

    /// <summary>The first entry of each column.</summary>
    public Dictionary<ColumnKey, ManifestEntry> FirstByColumn()
    {
        var found = new Dictionary<ColumnKey, ManifestEntry>();
        foreach (var entry in manifest.Entries)
        {
            if (entry.Key is { } key && !found.ContainsKey(key)) found.Add(key, entry);
        }

        return found;
    }

    /// <summary>Whether a line for this column would contradict one that exempts the whole table or, for a JSON path, the whole column.</summary>
    public static bool IsExemptAsAWhole(Dictionary<ColumnKey, ManifestEntry> byColumn, ColumnKey key) =>
        IsExempt(byColumn, new ColumnKey(key.Table, null)) || (key.JsonPath is not null && IsExempt(byColumn, new ColumnKey(key.Table, key.Column)));

    private static bool IsExempt(Dictionary<ColumnKey, ManifestEntry> byColumn, ColumnKey key) =>
        byColumn.TryGetValue(key, out var entry) && entry.Exemption is not null;

    // That a manifest covers nothing is said at its beginning, whatever line is there.
    private bool IsInLine(ManifestProblem problem) =>
        problem.Id == DiagnosticIds.NotUnderstood && (problem.Span.Length > 0 || problem.Span.Start > manifest.Lines.GetLine(1).Start);
}
