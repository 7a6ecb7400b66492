using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes.Changes;

/// <summary>Removes the line that repeats an earlier one.</summary>
/// <param name="Line">Its number, counted from 1.</param>
internal sealed record RemoveRepeatedChange(int Line) : ManifestChange
{
    public override IReadOnlyList<ManifestEdit> EditsOf(CoverageManifest manifest) =>
        manifest.Problems.Any(problem => problem.Id == DiagnosticIds.RepeatedOrContradictory && problem.Line == Line)
        && manifest.Entries.FirstOrDefault(entry => entry.Position.Line == Line) is { } entry
            ? ManifestEditor.RemoveEntry(manifest, entry)
            : [];
}

/// <summary>Puts the lines in order.</summary>
internal sealed record SortChange : ManifestChange
{
    public override IReadOnlyList<ManifestEdit> EditsOf(CoverageManifest manifest) => ManifestEditor.Sort(manifest);
}
