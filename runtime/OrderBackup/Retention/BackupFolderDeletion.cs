using System.Text.RegularExpressions;
using OrderBackup.Backup;

namespace OrderBackup.Retention;

/// <summary>
/// Deletes one backup folder so that a kill at any moment leaves nothing that looks like a backup: renamed first, removed then.
/// </summary>
internal static partial class BackupFolderDeletion
{
    private const string Suffix = ".deleting";

    /// <summary>Why the folder may not be deleted; null when it may.</summary>
    public static string? WhyNot(string tier, string name, string folder)
    {
        if (!BackupName().IsMatch(name))
        {
            return "its name is not that of a backup (yyyyMMdd_HHmmss)";
        }

        var expected = Path.Join(Path.GetFullPath(tier), name);
        if (!string.Equals(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)), expected, StringComparison.Ordinal))
        {
            return $"it does not stand directly in '{tier}'";
        }

        var directory = new DirectoryInfo(expected);
        if (!directory.Exists)
        {
            return "there is no such folder any more";
        }

        return IsLink(directory) ? "it is a symbolic link" : null;
    }

    /// <summary>Takes the folder's name away, the step after which it is no backup any more.</summary>
    /// <returns>The path it has now.</returns>
    public static string Retire(string folder)
    {
        var retired = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Suffix;
        Directory.Move(folder, retired);
        return retired;
    }

    /// <summary>Removes a retired folder, and before it what drills and verifications recorded of it, so that a kill leaves no such file alone.</summary>
    public static void Remove(string retired)
    {
        var backup = retired[..^Suffix.Length];
        if (!Directory.Exists(backup))
        {
            BackupRecords.Remove(backup);
        }

        Directory.Delete(retired, recursive: true);
    }

    /// <summary>The folders that an earlier, interrupted run retired and did not remove.</summary>
    public static IReadOnlyList<string> Leftovers(string tier)
    {
        var directory = new DirectoryInfo(tier);
        return !directory.Exists
            ? []
            : [.. directory.EnumerateDirectories("*" + Suffix)
                .Where(folder => BackupName().IsMatch(folder.Name[..^Suffix.Length]) && !IsLink(folder))
                .Select(folder => folder.FullName)
                .Order(StringComparer.Ordinal)];
    }

    // A link could lead anywhere: what it points at is not this tier's to delete.
    private static bool IsLink(DirectoryInfo directory) => directory.LinkTarget is not null || directory.Attributes.HasFlag(FileAttributes.ReparsePoint);

    [GeneratedRegex(@"^[0-9]{8}_[0-9]{6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex BackupName();
}
