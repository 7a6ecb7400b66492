using OrderBackup.Analyzers.CodeFixes.Edits;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>One thing that a fixer offers for a diagnostic.</summary>
/// <param name="Key">What equal choices of other diagnostics have in common, so that all can be made at once.</param>
/// <param name="Title">The title in the menu.</param>
/// <param name="Requests">What it asks of the manifest.</param>
internal sealed record FixChoice(string Key, string Title, params IReadOnlyList<ManifestRequest> Requests)
{
    /// <summary>What it asks when all diagnostics are fixed at once: nothing where a person must choose for each.</summary>
    public IReadOnlyList<ManifestRequest> ForAll { get; init; } = Requests;

    /// <summary>
    /// The title of the menu that the choice is put in; null for none. Tools without a user, such as <c>dotnet format</c>, take the first
    /// choice that is in no menu, so what a person must decide is in one.
    /// </summary>
    public string? Menu { get; init; }
}
