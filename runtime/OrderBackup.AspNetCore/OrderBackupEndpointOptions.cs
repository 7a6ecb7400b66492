namespace OrderBackup.AspNetCore;

/// <summary>What <c>MapOrderBackup</c> maps beyond the usual.</summary>
public sealed class OrderBackupEndpointOptions
{
    /// <summary>The key that <c>AddKeyedOrderBackup</c> was given. Null for the one database of <c>AddOrderBackup</c>.</summary>
    public string? Key { get; set; }

    /// <summary>
    /// The authorization policy under which a restore may be started, beside the policy of all endpoints. Null, the default: no
    /// endpoint restores.
    /// </summary>
    public string? RestorePolicy { get; set; }

    /// <summary>
    /// The address of the application's own page, which the backup page links to: a path as <c>/orders</c>, or <c>~/orders</c>, which is
    /// under the application's path base. Null, the default: no link.
    /// </summary>
    public string? HomeAddress { get; set; }
}
