using Microsoft.CodeAnalysis;
using OrderBackup.Analyzers.CodeFixes.Edits;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>The two ways to take a property out of a manifest: with its line, or with the column kept as one that no property maps.</summary>
internal static class RemovalChoices
{
    public static IEnumerable<FixChoice> Get(Diagnostic diagnostic, CoverageManifest manifest, string file, bool keepsExemptions)
    {
        if (FixProperties.Read(diagnostic, FixProperties.Property) is not { } property) yield break;
        yield return new FixChoice(FixKeys.Remove, $"Remove {property} from {file}", new RemoveLines(property, KeepsColumn: false, keepsExemptions));

        var column = new EntrySearch(manifest).FindByProperty(property).FirstOrDefault(entry => entry.Key is not null && entry.Properties.Count == 1)?.Key;
        if (column is null) yield break;
        yield return new FixChoice(FixKeys.KeepColumn, $"Remove {property}, but keep the column {column} in {file}", new RemoveLines(property, KeepsColumn: true, keepsExemptions));
    }
}
