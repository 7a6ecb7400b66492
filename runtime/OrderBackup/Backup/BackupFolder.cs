using System.Globalization;
using System.Text.RegularExpressions;

namespace OrderBackup.Backup;

/// <summary>The names in a tier's folder and in a backup.</summary>
/// <remarks>docs/backup-format.md lists them.</remarks>
internal static partial class BackupFolder
{
    public const string InfoFile = "backup_info.json";
    public const string SumsFile = "SHA256SUMS";
    public const string ManifestFile = "BackupCoverage.txt";
    public const string ReportFile = "double_check.md";
    public const string ReportPage = "double_check.html";
    public const string ShellScript = "restore.sh";
    public const string BatchScript = "restore.bat";
    public const string SystemFilesFolder = "system_files";
    public const string PartialSuffix = ".partial";
    private const string NameFormat = "yyyyMMdd_HHmmss";

    /// <summary>The name of a backup started at an instant; in UTC, so that names sort by time through every change of clocks.</summary>
    public static string NameOf(DateTimeOffset started) => started.UtcDateTime.ToString(NameFormat, CultureInfo.InvariantCulture);

    /// <summary>Whether a folder's name is that of a finished backup.</summary>
    public static bool IsBackupName(string name) =>
        NamePattern().IsMatch(name) && DateTime.TryParseExact(name, NameFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>Whether a folder's name is that of a backup that was never finished.</summary>
    public static bool IsPartialName(string name) =>
        name.EndsWith(PartialSuffix, StringComparison.Ordinal) && IsBackupName(name[..^PartialSuffix.Length]);

    /// <summary>The dump's file name in a backup.</summary>
    public static string DumpFile(string name, DumpCompression compression) => $"database_backup_{name}.sql" + compression switch
    {
        DumpCompression.Gzip => ".gz",
        DumpCompression.Zstd => ".zst",
        _ => "",
    };

    /// <summary>The full path of a backup's folder, however it was given.</summary>
    public static string Full(string backup) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(backup));

    /// <summary>The file in which something is noted of a backup: in a folder beside it, since a backup is never written to again.</summary>
    public static string NoteOf(string backup, string folder)
    {
        var full = Full(backup);
        return Path.Combine(Path.GetDirectoryName(full)!, folder, Path.GetFileName(full) + ".json");
    }

    /// <summary>Names for a new backup, this second's first: two runs in one second must not meet.</summary>
    public static string NewName(IEnumerable<string> tiers, DateTimeOffset now)
    {
        var name = NameOf(now);
        while (tiers.Any(tier => Path.Exists(Path.Combine(tier, name)) || Path.Exists(Path.Combine(tier, name + PartialSuffix))))
        {
            now = now.AddSeconds(1);
            name = NameOf(now);
        }

        return name;
    }

    [GeneratedRegex(@"^\d{8}_\d{6}\z")]
    private static partial Regex NamePattern();
}
