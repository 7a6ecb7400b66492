using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OrderBackup.Files;

namespace OrderBackup.Backup;

/// <summary>What drills and verifications found, in files beside the backups, which are never written to again.</summary>
internal static class BackupRecords
{
    /// <summary>The folder in a tier where drills record their outcomes.</summary>
    public const string DrillsFolder = ".drills";

    /// <summary>The folder in a tier where verifications record theirs.</summary>
    public const string VerificationsFolder = ".verifications";

    /// <summary>Records the outcome of a drill.</summary>
    /// <exception cref="IOException">The tier cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The tier may not be written to.</exception>
    public static Task WriteAsync(string backup, DrillRecord record) => WriteAsync(backup, DrillsFolder, record, BackupJson.Default.DrillRecord);

    /// <summary>Records the outcome of a verification, unless the folder is not named like a backup, so that no list would show it.</summary>
    /// <exception cref="IOException">The tier cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The tier may not be written to.</exception>
    public static Task WriteAsync(string backup, VerificationRecord record) => BackupFolder.IsBackupName(Path.GetFileName(BackupFolder.Full(backup)))
        ? WriteAsync(backup, VerificationsFolder, record, BackupJson.Default.VerificationRecord)
        : Task.CompletedTask;

    /// <summary>What the latest drill found; null when there was none, or when that cannot be read.</summary>
    public static DrillRecord? Drill(string backup) => Read(backup, DrillsFolder, BackupJson.Default.DrillRecord);

    /// <summary>What the latest verification found; null when there was none, or when that cannot be read.</summary>
    public static VerificationRecord? Verification(string backup) => Read(backup, VerificationsFolder, BackupJson.Default.VerificationRecord);

    /// <summary>Removes what is recorded of a backup that is no more.</summary>
    /// <exception cref="IOException">The tier cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The tier may not be written to.</exception>
    public static void Remove(string backup)
    {
        foreach (var path in new[] { BackupFolder.NoteOf(backup, DrillsFolder), BackupFolder.NoteOf(backup, VerificationsFolder) }.Where(File.Exists))
        {
            File.Delete(path);
        }
    }

    private static async Task WriteAsync<T>(string backup, string folder, T record, JsonTypeInfo<T> type)
    {
        var path = BackupFolder.NoteOf(backup, folder);
        PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);

        // Once there is an outcome, nobody's impatience may lose it.
        await PrivateFiles.ReplaceAsync(path, JsonSerializer.SerializeToUtf8Bytes(record, type));
    }

    private static T? Read<T>(string backup, string folder, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            var path = BackupFolder.NoteOf(backup, folder);
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), type) : null;
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
        {
            // A record is a note; a backup is not worse for an unreadable one.
            return null;
        }
    }
}
