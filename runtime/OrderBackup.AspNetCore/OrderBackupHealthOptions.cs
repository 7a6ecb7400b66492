namespace OrderBackup.AspNetCore;

/// <summary>When the health check of the backups is content.</summary>
public sealed class OrderBackupHealthOptions
{
    /// <summary>The key that <c>AddKeyedOrderBackup</c> was given. Null for the one database of <c>AddOrderBackup</c>.</summary>
    public string? Key { get; set; }

    /// <summary>How old the newest verified backup of a tier may be, counted from its snapshot. Default 26 hours, for a daily backup.</summary>
    public TimeSpan LongestAge { get; set; } = TimeSpan.FromHours(26);

    /// <summary>How many verified backups a tier must hold. Default 1.</summary>
    public int FewestVerified { get; set; } = 1;

    /// <summary>How many bytes the newest verified backup of a tier must have. Default 0.</summary>
    public long SmallestSize { get; set; }
}
