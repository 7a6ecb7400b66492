using Microsoft.CodeAnalysis.Text;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes.Edits;

/// <summary>A manifest that is being changed: after each change it is parsed again, so that the next one finds what is there.</summary>
internal sealed class ManifestDraft(SourceText text, CoverageManifest manifest)
{
    /// <summary>The text, with the encoding that it came with.</summary>
    public SourceText Text { get; private set; } = text;

    public CoverageManifest Manifest { get; private set; } = manifest;

    /// <summary>Makes all the requests of a text; the same text comes back when they change nothing.</summary>
    public static SourceText Apply(SourceText text, CoverageManifest manifest, IEnumerable<ManifestRequest> requests)
    {
        var draft = new ManifestDraft(text, manifest);
        var distinct = requests.Distinct().ToList();

        // A large manifest is linked to a model by thousands of requests: those that only add are made together.
        CoverLine.Apply(draft, [.. distinct.OfType<CoverLine>()]);
        ExemptLine.Apply(draft, [.. distinct.OfType<ExemptLine>()]);
        foreach (var request in distinct.Where(request => request is not (CoverLine or ExemptLine))) request.Apply(draft);
        return draft.Text.ContentEquals(text) ? text : draft.Text;
    }

    public void Apply(IReadOnlyList<ManifestEdit> edits)
    {
        if (edits.Count == 0) return;
        Text = Text.WithChanges(edits
            .OrderBy(edit => edit.Span.Start)
            .Select(edit => new TextChange(new TextSpan(edit.Span.Start, edit.Span.Length), edit.NewText)));
        Manifest = CoverageManifest.Parse(Text.ToString());
    }
}
