using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes.Edits;

/// <summary>Lets the line of a property that no longer exists name the one that took its place; annotations and comment stay.</summary>
internal sealed record RenameProperty(string From, string To) : ManifestRequest
{
    public override void Apply(ManifestDraft draft)
    {
        if (!LineSyntax.IsProperty(To)) return;
        var search = new EntrySearch(draft.Manifest);
        if (search.NamedProperties().Contains(search.ShortName(To))) return;
        if (search.FindByProperty(From).FirstOrDefault() is not { } entry) return;
        draft.Apply(ArrowList.Change(draft.Manifest, entry, path => search.AreEqual(path, From), [To], ArrowList.Align(draft.Manifest)));
    }
}
