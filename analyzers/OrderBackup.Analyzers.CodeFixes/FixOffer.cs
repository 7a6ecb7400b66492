using OrderBackup.Analyzers.CodeFixes.Changes;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>A way to fix one diagnostic.</summary>
/// <param name="Key">Which way it is: fix-all does the same for the other diagnostics.</param>
/// <param name="Title">What a person reads.</param>
/// <param name="Changes">What it changes in the manifest.</param>
internal sealed record FixOffer(string Key, string Title, IReadOnlyList<ManifestChange> Changes);
