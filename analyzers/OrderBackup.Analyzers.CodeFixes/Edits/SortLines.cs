using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes.Edits;

/// <summary>Puts the lines in order.</summary>
internal sealed record SortLines : ManifestRequest
{
    public override void Apply(ManifestDraft draft) => draft.Apply(ManifestEditor.Sort(draft.Manifest));
}
