using OrderBackup.Retention;

namespace OrderBackup.AspNetCore;

/// <summary>
/// Which backups a tier keeps. The rules add up, and the newest verified backup is never deleted; each has the meaning and the
/// default of the property of its name in <see cref="PruneRequest"/>.
/// </summary>
public sealed class OrderBackupRetentionOptions
{
    /// <summary>How many days keep their newest backup. Default 35.</summary>
    public int Daily { get; set; } = 35;

    /// <summary>How many ISO weeks keep their newest backup. Default 8.</summary>
    public int Weekly { get; set; } = 8;

    /// <summary>How many months keep their newest backup. Default 12.</summary>
    public int Monthly { get; set; } = 12;

    /// <summary>How many of the newest verified backups are kept whatever the other rules say. Default 3; at least 1.</summary>
    public int KeepVerified { get; set; } = 3;

    /// <summary>The time zone in which days, weeks and months begin, by its IANA name. Default <c>UTC</c>.</summary>
    public string TimeZone { get; set; } = "UTC";

    internal PruneRequest For(string folder) => new() { Folder = folder, Daily = Daily, Weekly = Weekly, Monthly = Monthly, KeepVerified = KeepVerified, TimeZone = TimeZone };
}
