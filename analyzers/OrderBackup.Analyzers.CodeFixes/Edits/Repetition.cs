using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes.Edits;

/// <summary>What is to be removed where a line repeats or contradicts an earlier one.</summary>
/// <param name="Steps">The changes, one after the other; none of them adds or removes a line before the last.</param>
/// <param name="IsContradiction">Whether the two say different things, so that a person must choose which of them is right.</param>
internal sealed record Repetition(IReadOnlyList<Func<CoverageManifest, IReadOnlyList<ManifestEdit>>> Steps, bool IsContradiction)
{
    /// <summary>Finds it; null when nothing can be removed without a choice between two parts of one line.</summary>
    public static Repetition? Find(CoverageManifest manifest, ManifestProblem problem)
    {
        if (problem.Id != DiagnosticIds.RepeatedOrContradictory) return null;
        var directive = manifest.Directives.FirstOrDefault(directive => directive.NameSpan.Start == problem.Span.Start);
        if (directive is not null) return OfDirective(manifest, problem, directive);

        var index = 0;
        while (index < manifest.Entries.Count && manifest.Entries[index].Position.Line != problem.Line) index++;
        if (index == manifest.Entries.Count) return null;
        var entry = manifest.Entries[index];
        if (!new EntrySearch(manifest).IsUnderstood(entry)) return null;
        if (entry.Key is not null && entry.KeySpan == problem.Span) return OfLine(manifest, problem, index);
        if (entry.Properties.FirstOrDefault(path => path.Span == problem.Span) is { } property) return OfProperty(manifest, problem, index, property);
        return entry.State is { } state && state.ValueSpans.Contains(problem.Span)
            ? Repeats(text => ManifestEditor.SetStateValues(text, text.Entries[index], text.Entries[index].State!.Values.Distinct(StringComparer.Ordinal)))
            : null;
    }

    private static Repetition OfDirective(CoverageManifest manifest, ManifestProblem problem, ManifestDirective directive)
    {
        var first = manifest.Directives.FirstOrDefault(other => other.NameSpan == problem.RelatedSpan);
        return new Repetition([text => ManifestEditor.RemoveLines(text, [problem.Line])], first is null || first.Kind != directive.Kind || first.Value != directive.Value);
    }

    private static Repetition OfProperty(CoverageManifest manifest, ManifestProblem problem, int index, PropertyPath property)
    {
        var first = manifest.Entries.FirstOrDefault(other => other.Properties.Any(path => path.Span == problem.RelatedSpan));
        var isContradiction = first is null || first.Key is null != manifest.Entries[index].Key is null;
        return new Repetition([text => ManifestEditor.RemoveProperty(text, text.Entries[index], property)], isContradiction);
    }

    private static Repetition? OfLine(CoverageManifest manifest, ManifestProblem problem, int index)
    {
        var entry = manifest.Entries[index];
        var firstIndex = 0;
        while (firstIndex < manifest.Entries.Count && manifest.Entries[firstIndex].KeySpan != problem.RelatedSpan) firstIndex++;
        var first = firstIndex < manifest.Entries.Count ? manifest.Entries[firstIndex] : null;
        Func<CoverageManifest, IReadOnlyList<ManifestEdit>> remove = text => ManifestEditor.RemoveLines(text, [text.Entries[index].Position.Line]);
        if (first?.Key is null || !CanMerge(first, entry)) return new Repetition([remove], IsContradiction: true);
        if (first.Key != entry.Key) return new Repetition([remove], entry.Exemption is null);

        // What only the repeated line says goes to the first, so that nothing is lost with it.
        var search = new EntrySearch(manifest);
        if (!search.IsUnderstood(first)) return null;
        var names = new HashSet<string>(first.Properties.Select(path => search.ShortName(path.ToString())), StringComparer.Ordinal);
        var added = entry.Properties.Select(path => path.ToString()).Where(name => names.Add(search.ShortName(name))).ToList();
        var steps = new List<Func<CoverageManifest, IReadOnlyList<ManifestEdit>>>
        {
            text => ArrowList.Change(text, text.Entries[firstIndex], _ => false, added, ArrowList.Align(text)),
        };
        if (entry.State is { } state && (first.State is null || state.Values.Count > first.State.Values.Count))
        {
            steps.Add(text => ManifestEditor.SetStateValues(text, text.Entries[firstIndex], state.Values));
        }

        return new Repetition([.. steps, remove], IsContradiction: false);
    }

    private static bool CanMerge(ManifestEntry first, ManifestEntry second)
    {
        if (first.Key != second.Key) return true;
        if (first.Exemption?.Reason != second.Exemption?.Reason) return false;
        return first.State is null or { Values.Count: 0 } || second.State is null or { Values.Count: 0 }
            || first.State.Values.SequenceEqual(second.State.Values, StringComparer.Ordinal);
    }

    private static Repetition Repeats(Func<CoverageManifest, IReadOnlyList<ManifestEdit>> step) => new([step], IsContradiction: false);
}
