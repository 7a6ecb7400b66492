namespace OrderBackup.Backup;

/// <summary>The backups in a tier's folder.</summary>
internal static class BackupCatalog
{
    /// <summary>Every folder that is named like a backup, the newest first.</summary>
    /// <param name="folder">The tier's folder.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="OrderBackupException">There is no such folder, or its pins cannot be listed.</exception>
    public static async Task<IReadOnlyList<BackupSummary>> ListAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            throw new OrderBackupException(RuntimeIds.FolderUnusable, $"There is no folder {folder}.");
        }

        var pinned = BackupPins.In(folder);
        var backups = new List<BackupSummary>();
        foreach (var backup in In(folder))
        {
            var summary = await SummarizeAsync(backup, cancellationToken);
            backups.Add(!pinned.Contains(summary.Name) ? summary : summary with { Pinned = true, PinReason = await BackupPins.ReasonAsync(backup, cancellationToken) });
        }

        return backups;
    }

    /// <summary>The folders that are named like backups, the newest first.</summary>
    /// <exception cref="IOException">The tier cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The tier may not be read.</exception>
    public static IReadOnlyList<string> In(string folder) =>
    [
        .. Directory.EnumerateDirectories(folder).Where(path => BackupFolder.IsBackupName(Path.GetFileName(path)))
            .OrderByDescending(path => Path.GetFileName(path), StringComparer.Ordinal),
    ];

    /// <summary>What a backup says of itself, which never changes.</summary>
    public static BackupSummary Of(string backup, BackupInfo info) => new()
    {
        Name = Path.GetFileName(backup),
        Folder = backup,
        Verdict = info.Verdict,
        Database = info.Database.Name,
        Snapshot = info.Snapshot,
        Started = info.Started,
        Finished = info.Finished,
        Size = info.Files.Sum(file => file.Size),
        Rows = info.Proof.TotalRows,
    };

    /// <summary>What is said of a backup that cannot be read.</summary>
    public static BackupSummary Unreadable(string backup, string problem) =>
        new() { Name = Path.GetFileName(backup), Folder = backup, Verdict = BackupVerdict.Failed, Problem = problem };

    /// <summary>Adds what can change: whether all its files are there, each of its size, and what drills and verifications found. No file's content is read.</summary>
    public static BackupSummary AsItIsNow(BackupSummary backup, IEnumerable<BackupFile> files) => backup with
    {
        LastDrill = BackupRecords.Drill(backup.Folder),
        LastVerification = BackupRecords.Verification(backup.Folder),
        Problem = MissingFile(backup.Folder, files),
    };

    private static async Task<BackupSummary> SummarizeAsync(string backup, CancellationToken cancellationToken)
    {
        try
        {
            var info = await BackupInfoFile.ReadAsync(backup, cancellationToken);
            return AsItIsNow(Of(backup, info), info.Files);
        }
        catch (OrderBackupException problem)
        {
            return Unreadable(backup, problem.Message);
        }
    }

    private static string? MissingFile(string backup, IEnumerable<BackupFile> files) =>
        files
            .Select(file => new FileInfo(Path.Combine(backup, file.Path)) is { Exists: true } found
                ? found.Length == file.Size ? null : $"{file.Path} has {found.Length} bytes, and had {file.Size} when the backup was made"
                : $"{file.Path} is missing")
            .FirstOrDefault(problem => problem is not null);
}
