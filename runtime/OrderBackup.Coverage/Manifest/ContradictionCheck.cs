using System.Globalization;
using OrderBackup.Coverage.Diagnostics;

namespace OrderBackup.Coverage.Manifest;

/// <summary>Finds lines that repeat or contradict earlier ones.</summary>
internal sealed class ContradictionCheck(LineIndex lines)
{
    private readonly List<ManifestProblem> problems = [];

    public IReadOnlyList<ManifestProblem> Find(IReadOnlyList<ManifestDirective> directives, IReadOnlyList<ManifestEntry> entries)
    {
        CheckDirectives(directives);
        CheckColumns(entries);
        CheckExemptTables(directives, entries);
        CheckExemptJsonColumns(entries);
        CheckProperties(directives, entries);
        return problems;
    }

    private void CheckDirectives(IReadOnlyList<ManifestDirective> directives)
    {
        var seen = new Dictionary<(DirectiveKind, string), ManifestDirective>();
        foreach (var directive in directives)
        {
            var isSingle = directive.Kind is DirectiveKind.Format or DirectiveKind.Scope;
            var span = ManifestSpan.FromBounds(directive.NameSpan.Start, directive.ValueSpan.End);
            var key = (directive.Kind, isSingle ? "" : directive.Value);
            if (!seen.TryGetValue(key, out var first)) seen.Add(key, directive);
            else Report(span, first.NameSpan, isSingle
                ? $"This directive may stand only once; the first is on line {LineOf(first.NameSpan)}."
                : $"This directive repeats line {LineOf(first.NameSpan)}.");
        }
    }

    private void CheckColumns(IReadOnlyList<ManifestEntry> entries)
    {
        // Most manifests are in order, where what repeats stands side by side.
        if (ManifestEntry.IsStrictlySorted(entries)) return;
        var seen = new Dictionary<ColumnKey, ManifestEntry>(entries.Count);
        foreach (var entry in entries)
        {
            if (entry.Key is null) continue;
            if (!seen.TryGetValue(entry.Key, out var first)) seen.Add(entry.Key, entry);
            else if (first.Exemption is null == entry.Exemption is null) Report(entry.KeySpan, first.KeySpan, $"{entry.Key} is already listed on line {LineOf(first.KeySpan)}.");
            else Report(entry.KeySpan, first.KeySpan, $"{entry.Key} is exempt on one line and covered on another: this contradicts line {LineOf(first.KeySpan)}.");
        }
    }

    private void CheckExemptTables(IReadOnlyList<ManifestDirective> directives, IReadOnlyList<ManifestEntry> entries)
    {
        var exempt = new Dictionary<QualifiedName, ManifestEntry>();
        foreach (var entry in entries)
        {
            if (entry.Key is { IsWholeTable: true } key && entry.Exemption is not null && !exempt.ContainsKey(key.Table)) exempt.Add(key.Table, entry);
        }

        foreach (var entry in entries)
        {
            if (entry.Key is not { IsWholeTable: false } key || !exempt.TryGetValue(key.Table, out var table)) continue;
            Report(entry.KeySpan, table.KeySpan, entry.Exemption is null
                ? $"{key} contradicts line {LineOf(table.KeySpan)}, which exempts the whole table."
                : $"{key} need not be exempt: line {LineOf(table.KeySpan)} exempts the whole table.");
        }

        foreach (var directive in directives)
        {
            if (directive.Table is not { } root || !exempt.TryGetValue(root, out var table)) continue;
            Report(table.KeySpan, directive.NameSpan, $"{root} cannot be exempt: line {LineOf(directive.NameSpan)} makes it a root.");
        }
    }

    private void CheckExemptJsonColumns(IReadOnlyList<ManifestEntry> entries)
    {
        var exempt = new Dictionary<ColumnKey, ManifestEntry>();
        foreach (var entry in entries)
        {
            if (entry.Key is { JsonPath: null } key && entry.Exemption is not null && !exempt.ContainsKey(key)) exempt.Add(key, entry);
        }

        foreach (var entry in entries)
        {
            if (entry.Key is not { JsonPath: not null } key || !exempt.TryGetValue(new(key.Table, key.Column), out var column)) continue;
            Report(entry.KeySpan, column.KeySpan, $"{key} contradicts line {LineOf(column.KeySpan)}, which exempts the whole column.");
        }
    }

    private void CheckProperties(IReadOnlyList<ManifestDirective> directives, IReadOnlyList<ManifestEntry> entries)
    {
        var namespaces = new NamespacePrefixes(directives);
        var seen = new Dictionary<string, (ManifestEntry Entry, PropertyPath Path)>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            foreach (var path in entry.Properties)
            {
                var name = namespaces.Remove(path.ToString());
                if (!seen.TryGetValue(name, out var first)) seen.Add(name, (entry, path));
                else if (first.Entry == entry) Report(path.Span, first.Path.Span, $"{path} is named twice in this line.");
                else CheckRepeatedProperty(first.Entry, first.Path, entry, path);
            }
        }
    }

    // A column that is exempt with a reason may say which property it duplicates.
    private void CheckRepeatedProperty(ManifestEntry first, PropertyPath firstPath, ManifestEntry entry, PropertyPath path)
    {
        if (first.Key is null != entry.Key is null) Report(path.Span, firstPath.Span, $"{path} is exempt on one line and stored in a column on another: this contradicts line {LineOf(firstPath.Span)}.");
        else if (first.Key is null) Report(path.Span, firstPath.Span, $"{path} is already exempt on line {LineOf(firstPath.Span)}.");
        else if (first.Exemption is null && entry.Exemption is null) Report(path.Span, firstPath.Span, $"{path} is already stored in {first.Key} on line {LineOf(firstPath.Span)}; name a property once, and list a further column without an arrow.");
    }

    private string LineOf(ManifestSpan span) => lines.GetPosition(span.Start).Line.ToString(CultureInfo.InvariantCulture);

    private void Report(ManifestSpan span, ManifestSpan related, string message)
    {
        const string id = DiagnosticIds.RepeatedOrContradictory;
        problems.Add(new(id, DiagnosticCatalog.GetDefaultSeverity(id), message, span, lines.GetPosition(span.Start))
        {
            RelatedSpan = related,
            RelatedPosition = lines.GetPosition(related.Start),
        });
    }
}
