using System.Text;
using System.Text.RegularExpressions;
using OrderBackup.Proof;

namespace OrderBackup.Restore;

/// <summary>Names for the databases that a restore makes, within PostgreSQL's 63 bytes.</summary>
internal static partial class DatabaseNames
{
    /// <summary>The most bytes that a name may have; the server cuts the rest off.</summary>
    /// <remarks>PostgreSQL manual, "Identifiers and Key Words".</remarks>
    public const int LongestName = 63;

    /// <summary>Whether the server keeps a name as it is.</summary>
    public static bool Fits(string database) => Encoding.UTF8.GetByteCount(database) <= LongestName;

    /// <summary>The name under which a restored database is built.</summary>
    public static string Restoring(string database, DateTimeOffset now) => WithSuffix(database, "_restore_" + Time(now));

    /// <summary>The name under which the former database is kept.</summary>
    public static string Former(string database, DateTimeOffset now) => WithSuffix(database, "_before_" + Time(now));

    /// <summary>The name of a drill's throwaway database. It ends with a digest, so that nobody else gives such a name by chance.</summary>
    public static string Drill(string database, DateTimeOffset now) => Drill(database, Time(now));

    /// <summary>Whether a name is one that <see cref="Drill(string, DateTimeOffset)"/> gave for the database, whenever that was.</summary>
    public static bool IsDrillOf(string database, string name) => DrillSuffix().Match(name) is { Success: true } match && name == Drill(database, match.Groups["time"].Value);

    private static string Drill(string database, string time) =>
        WithSuffix(database, $"_drill_{time}_{Digest128.Of(Encoding.UTF8.GetBytes($"OrderBackup drill\n{database}\n{time}")).Low & uint.MaxValue:x8}");

    [GeneratedRegex(@"_drill_(?<time>[0-9]{8}_[0-9]{6})_[0-9a-f]{8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex DrillSuffix();

    private static string Time(DateTimeOffset now) => Backup.BackupFolder.NameOf(now);

    private static string WithSuffix(string database, string suffix)
    {
        // Cut whole characters, so that the name stays valid in the server's encoding.
        var kept = database;
        while (Encoding.UTF8.GetByteCount(kept) + suffix.Length > LongestName)
        {
            kept = kept[..^(kept.Length > 1 && char.IsLowSurrogate(kept[^1]) ? 2 : 1)];
        }

        return kept + suffix;
    }
}
