using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes.Edits;

/// <summary>Writes state values, in order, on every line that gives some for a property.</summary>
/// <param name="Property">The property, as the lines name it.</param>
/// <param name="Values">The values, one a line.</param>
internal sealed record SetStates(string Property, string Values) : ManifestRequest
{
    public override void Apply(ManifestDraft draft)
    {
        var values = Values.Split('\n');
        var manifest = draft.Manifest;
        draft.Apply(
        [
            .. new EntrySearch(manifest).FindByProperty(Property)
                .Where(entry => entry.State is { } state && !state.Values.SequenceEqual(values, StringComparer.Ordinal))
                .SelectMany(entry => ManifestEditor.SetStateValues(manifest, entry, values)),
        ]);
    }
}
