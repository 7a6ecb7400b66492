using OrderBackup.Backup;

namespace OrderBackup.Retention;

/// <summary>What the rules say of a folder's backups.</summary>
/// <param name="Kept">Those that stay, the newest first, those without a known snapshot last.</param>
/// <param name="Deleted">Those that no rule keeps, the newest first.</param>
internal sealed record RetentionDecision(IReadOnlyList<KeptBackup> Kept, IReadOnlyList<BackupSummary> Deleted);

/// <summary>A backup that stays.</summary>
/// <param name="Backup">The backup.</param>
/// <param name="Reason">Every rule that keeps it, separated by commas.</param>
internal sealed record KeptBackup(BackupSummary Backup, string Reason);
