using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes.Edits;

/// <summary>Reads what a diagnostic's properties hold in manifest syntax; what is no such thing is not written into a manifest.</summary>
internal static class LineSyntax
{
    /// <summary>The column; null when there is none or it is a whole table.</summary>
    public static ColumnKey? ReadColumn(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        var entries = CoverageManifest.Parse(text).Entries;
        return entries.Count == 1 && entries[0] is { Key: { IsWholeTable: false } key } entry && entry.KeySpan.Length == text!.Length ? key : null;
    }

    public static bool IsProperty(string? text)
    {
        if (string.IsNullOrEmpty(text)) return false;
        const string before = "t.c <- ";
        var manifest = CoverageManifest.Parse(before + text);
        return manifest.Problems.Count == 0 && manifest.Entries.Count == 1 && manifest.Entries[0].Properties.Count == 1
            && manifest.Entries[0].Properties[0].ToString() == text;
    }
}
