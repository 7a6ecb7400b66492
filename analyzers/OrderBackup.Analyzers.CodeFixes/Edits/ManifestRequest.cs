namespace OrderBackup.Analyzers.CodeFixes.Edits;

/// <summary>What a fix asks of a manifest. It is found in the text as it is then; what is done already, or cannot be done, changes nothing.</summary>
internal abstract record ManifestRequest
{
    public abstract void Apply(ManifestDraft draft);
}
