using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes.Edits;

/// <summary>Exempts a whole table that has no line yet, without a reason: that is for a person to write, and OBK2004 reports the line until it is there.</summary>
/// <param name="Column">One of the table's columns, in manifest syntax.</param>
internal sealed record ExemptTable(string Column) : ManifestRequest
{
    public override void Apply(ManifestDraft draft)
    {
        if (LineSyntax.ReadColumn(Column) is not { } column) return;
        var manifest = draft.Manifest;
        if (manifest.Entries.Any(entry => entry.Key?.Table == column.Table) || manifest.Roots.Any(root => root.Table == column.Table)) return;
        draft.Apply(ManifestEditor.AddLine(manifest, new ManifestLine { Key = new ColumnKey(column.Table, null), ExemptReason = "" }));
    }
}
