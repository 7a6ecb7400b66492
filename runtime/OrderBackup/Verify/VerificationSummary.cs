using OrderBackup.Backup;

namespace OrderBackup.Verify;

/// <summary>How much a comparison with a backup covers.</summary>
internal static class VerificationSummary
{
    /// <summary>All columns whose values are proven: those in the dump, and generated ones.</summary>
    public static int ColumnsOf(BackupInfo info) =>
        info.Proof.Tables.Sum(table => table.Columns.Count) + info.Proof.Generated.Sum(table => table.Columns.Count(column => !table.Key.Contains(column.Name)));
}
