using Microsoft.CodeAnalysis.Text;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes.Changes;

/// <summary>Makes changes in a manifest's text.</summary>
internal static class ManifestChanges
{
    /// <summary>The text after all changes; the same object when none changes anything.</summary>
    public static SourceText Apply(SourceText text, IEnumerable<ManifestChange> changes)
    {
        var distinct = changes.Distinct().ToList();
        var covers = distinct.OfType<CoverChange>().ToList();
        if (covers.Count > 0)
        {
            text = WithEdits(text, CoverChange.EditsOf(Parse(text), covers));
        }

        // From the end on, so that a line keeps its number while those below it go.
        var rest = distinct.Where(change => change is not CoverChange).OrderByDescending(change => change is RemoveRepeatedChange repeated ? repeated.Line : int.MaxValue);
        foreach (var change in rest)
        {
            text = WithEdits(text, change.EditsOf(Parse(text)));
        }

        return text;
    }

    private static CoverageManifest Parse(SourceText text) => CoverageManifest.Parse(text.ToString());

    private static SourceText WithEdits(SourceText text, IReadOnlyList<ManifestEdit> edits)
    {
        if (edits.Count == 0)
        {
            return text;
        }

        var changes = edits.OrderBy(edit => edit.Span.Start).Select(edit => new TextChange(new TextSpan(edit.Span.Start, edit.Span.Length), edit.NewText));
        return text.WithChanges(Merge(changes));
    }

    // Insertions at one place are one change to Roslyn.
    private static IEnumerable<TextChange> Merge(IEnumerable<TextChange> changes)
    {
        TextChange? pending = null;
        foreach (var change in changes)
        {
            if (pending is { } before && before.Span.IsEmpty && change.Span.Start == before.Span.Start)
            {
                pending = new TextChange(change.Span, before.NewText + change.NewText);
                continue;
            }

            if (pending is { } done)
            {
                yield return done;
            }

            pending = change;
        }

        if (pending is { } last)
        {
            yield return last;
        }
    }
}
