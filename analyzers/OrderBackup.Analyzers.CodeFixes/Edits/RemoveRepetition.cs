using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes.Edits;

/// <summary>Removes what repeats or contradicts at one place of the text.</summary>
/// <param name="Span">Where the parser finds it; when it finds nothing there, nothing is removed.</param>
internal sealed record RemoveRepetition(ManifestSpan Span) : ManifestRequest
{
    public override void Apply(ManifestDraft draft)
    {
        if (Find(draft.Manifest, Span) is { } repetition) Run(draft, repetition);
    }

    public static Repetition? Find(CoverageManifest manifest, ManifestSpan span) =>
        manifest.Problems.Where(problem => problem.Span == span).Select(problem => Repetition.Find(manifest, problem)).FirstOrDefault(found => found is not null);

    public static void Run(ManifestDraft draft, Repetition repetition)
    {
        foreach (var step in repetition.Steps) draft.Apply(step(draft.Manifest));
    }
}

/// <summary>Removes everything that repeats something; what contradicts is left for a person to decide.</summary>
internal sealed record RemoveAllRepetitions : ManifestRequest
{
    public override void Apply(ManifestDraft draft)
    {
        // Each step takes one repetition away; the bound is for texts in which one cannot be.
        for (var left = draft.Manifest.Problems.Count; left > 0; left--)
        {
            var manifest = draft.Manifest;
            var repetition = manifest.Problems.Select(problem => Repetition.Find(manifest, problem)).FirstOrDefault(found => found is { IsContradiction: false });
            if (repetition is null) return;
            RemoveRepetition.Run(draft, repetition);
        }
    }
}
