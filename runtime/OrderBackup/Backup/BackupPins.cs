using System.Text.Json;
using OrderBackup.Files;

namespace OrderBackup.Backup;

/// <summary>The pins in a tier's folder. A backup that has one is never pruned; the pin's file lies beside the backups, which are never written to again.</summary>
internal static class BackupPins
{
    /// <summary>The folder in a tier that holds a file for each pinned backup.</summary>
    public const string FolderName = ".pins";

    private const int LongestReason = 200;

    /// <summary>The names of the pinned backups in a tier. A pin is a pin also when its file cannot be understood.</summary>
    /// <exception cref="OrderBackupException">The pins cannot be listed, so that nobody knows which there are.</exception>
    public static IReadOnlySet<string> In(string tier)
    {
        var folder = Path.Combine(tier, FolderName);
        try
        {
            return Path.Exists(folder)
                ? Directory.EnumerateFiles(folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).ToHashSet(StringComparer.Ordinal)
                : new HashSet<string>();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new OrderBackupException(
                RuntimeIds.FolderUnusable, $"Which backups are pinned cannot be read from {folder}: {problem.Message} Nothing was changed.", innerException: problem);
        }
    }

    /// <summary>Why a backup was pinned; null when nobody said, or when that cannot be read.</summary>
    public static async Task<string?> ReasonAsync(string backup, CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize(await File.ReadAllBytesAsync(PinFile(backup), cancellationToken), BackupJson.Default.PinRecord)?.Reason;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether a backup is pinned now.</summary>
    /// <exception cref="OrderBackupException">The pins cannot be listed.</exception>
    public static bool IsPinned(string backup)
    {
        var full = BackupFolder.Full(backup);
        return In(Path.GetDirectoryName(full)!).Contains(Path.GetFileName(full));
    }

    /// <summary>Pins a backup, or gives its pin another reason.</summary>
    /// <exception cref="ArgumentException">The reason is too long or has several lines.</exception>
    /// <exception cref="OrderBackupException">There is no such backup, or the pin cannot be written.</exception>
    public static async Task<PinResult> PinAsync(string backup, string? reason, CancellationToken cancellationToken)
    {
        if (reason is not null && (reason.Length > LongestReason || reason.Any(char.IsControl)))
        {
            throw new ArgumentException($"The reason of a pin is one line of at most {LongestReason} characters.");
        }

        RequireBackup(backup);
        var path = PinFile(backup);
        await TryAsync(backup, async () =>
        {
            PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
            var record = new PinRecord(DateTimeOffset.UtcNow, string.IsNullOrWhiteSpace(reason) ? null : reason);
            await PrivateFiles.ReplaceAsync(path, JsonSerializer.SerializeToUtf8Bytes(record, BackupJson.Default.PinRecord), cancellationToken: cancellationToken);
        });
        return new PinResult(Path.GetFileName(BackupFolder.Full(backup)), true, await ReasonAsync(backup, cancellationToken));
    }

    /// <summary>Takes a backup's pin away; there need not be one.</summary>
    /// <exception cref="OrderBackupException">There is no such backup, or the pin cannot be removed.</exception>
    public static async Task<PinResult> UnpinAsync(string backup)
    {
        RequireBackup(backup);
        return await RemoveAsync(backup);
    }

    /// <summary>Takes the pin away that was set for a backup, also when the backup itself is gone.</summary>
    /// <exception cref="OrderBackupException">The pin cannot be removed.</exception>
    public static async Task<PinResult> RemoveAsync(string backup)
    {
        var path = PinFile(backup);
        await TryAsync(backup, () =>
        {
            if (File.Exists(path))
            {
                File.Delete(path);
                PrivateFiles.FlushFolder(Path.GetDirectoryName(path)!);
            }

            return Task.CompletedTask;
        });
        return new PinResult(Path.GetFileName(BackupFolder.Full(backup)), false, null);
    }

    private static void RequireBackup(string backup)
    {
        var full = BackupFolder.Full(backup);
        if (!BackupFolder.IsBackupName(Path.GetFileName(full)) || !Directory.Exists(full))
        {
            throw new OrderBackupException(RuntimeIds.NotABackup, $"{backup} is not a backup's folder; nothing was changed.");
        }
    }

    private static async Task TryAsync(string backup, Func<Task> change)
    {
        try
        {
            await change();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new OrderBackupException(RuntimeIds.FolderUnusable, $"The pin of {backup} cannot be changed: {problem.Message}", innerException: problem);
        }
    }

    private static string PinFile(string backup) => BackupFolder.NoteOf(backup, FolderName);
}

/// <summary>A pin as it is written down.</summary>
/// <param name="At">When the backup was pinned, in UTC.</param>
/// <param name="Reason">Why; null when nobody said.</param>
internal sealed record PinRecord(DateTimeOffset At, string? Reason);

/// <summary>Whether a backup is pinned.</summary>
/// <param name="Name">The backup's name.</param>
/// <param name="Pinned">Whether it is pinned now.</param>
/// <param name="Reason">Why; null when nobody said.</param>
public sealed record PinResult(string Name, bool Pinned, string? Reason);
