using System.Text.Json;
using OrderBackup.Files;

namespace OrderBackup.Backup;

/// <summary>The backups in a tier's folder.</summary>
internal static class BackupCatalog
{
    /// <summary>The folder in a tier where drills record their outcomes; beside the backups, which are never written to again.</summary>
    public const string DrillsFolder = ".drills";

    /// <summary>Every folder that is named like a backup, the newest first.</summary>
    /// <param name="folder">The tier's folder.</param>
    /// <param name="withFiles">Whether a backup counts as readable only with all its files, each of its size. Their content is not read.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="OrderBackupException">There is no such folder, or its pins cannot be listed.</exception>
    public static async Task<IReadOnlyList<BackupSummary>> ListAsync(string folder, bool withFiles, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            throw new OrderBackupException(RuntimeIds.FolderUnusable, $"There is no folder {folder}.");
        }

        var pinned = BackupPins.In(folder);
        var backups = new List<BackupSummary>();
        foreach (var backup in Directory.EnumerateDirectories(folder).Where(path => BackupFolder.IsBackupName(Path.GetFileName(path))))
        {
            var summary = await SummarizeAsync(backup, withFiles, cancellationToken);
            backups.Add(!pinned.Contains(summary.Name) ? summary : summary with { Pinned = true, PinReason = await BackupPins.ReasonAsync(backup, cancellationToken) });
        }

        return [.. backups.OrderByDescending(backup => backup.Name, StringComparer.Ordinal)];
    }

    /// <summary>Records the outcome of a drill beside the backup.</summary>
    public static async Task RecordDrillAsync(string backup, DrillRecord record, CancellationToken cancellationToken)
    {
        var path = DrillFile(backup);
        PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
        await PrivateFiles.ReplaceAsync(path, JsonSerializer.SerializeToUtf8Bytes(record, BackupJson.Default.DrillRecord), cancellationToken);
    }

    private static async Task<BackupSummary> SummarizeAsync(string backup, bool withFiles, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(backup);
        try
        {
            var info = await BackupInfoFile.ReadAsync(backup, cancellationToken);
            return new BackupSummary
            {
                Name = name,
                Folder = backup,
                Verdict = info.Verdict,
                Database = info.Database.Name,
                Snapshot = info.Snapshot,
                Started = info.Started,
                Finished = info.Finished,
                Size = info.Files.Sum(file => file.Size),
                Rows = info.Proof.TotalRows,
                LastDrill = await ReadDrillAsync(backup, cancellationToken),
                Problem = withFiles ? MissingFile(backup, info.Files) : null,
            };
        }
        catch (OrderBackupException problem)
        {
            return new BackupSummary { Name = name, Folder = backup, Verdict = BackupVerdict.Failed, Problem = problem.Message };
        }
    }

    internal static string? MissingFile(string backup, IEnumerable<BackupFile> files) =>
        files
            .Select(file => new FileInfo(Path.Combine(backup, file.Path)) is { Exists: true } found
                ? found.Length == file.Size ? null : $"{file.Path} has {found.Length} bytes, and had {file.Size} when the backup was made"
                : $"{file.Path} is missing")
            .FirstOrDefault(problem => problem is not null);

    private static async Task<DrillRecord?> ReadDrillAsync(string backup, CancellationToken cancellationToken)
    {
        var path = DrillFile(backup);
        try
        {
            return File.Exists(path)
                ? JsonSerializer.Deserialize(await File.ReadAllBytesAsync(path, cancellationToken), BackupJson.Default.DrillRecord)
                : null;
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
        {
            // A drill's record is a note; a backup is not worse for an unreadable one.
            return null;
        }
    }

    private static string DrillFile(string backup)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(backup));
        return Path.Combine(Path.GetDirectoryName(full)!, DrillsFolder, Path.GetFileName(full) + ".json");
    }
}
