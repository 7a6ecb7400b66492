namespace OrderBackup.Retention;

/// <summary>Which backups to keep.</summary>
public sealed record PruneRequest
{
    /// <summary>The tier's folder.</summary>
    public required string Folder { get; init; }

    /// <summary>How many days keep their newest backup. Default 35.</summary>
    public int Daily { get; init; } = 35;

    /// <summary>How many ISO weeks keep their newest backup. Default 8.</summary>
    public int Weekly { get; init; } = 8;

    /// <summary>How many months keep their newest backup. Default 12.</summary>
    public int Monthly { get; init; } = 12;

    /// <summary>How many of the newest verified backups are kept whatever the other rules say. Default 3; at least 1.</summary>
    public int KeepVerified { get; init; } = 3;

    /// <summary>
    /// The time zone in which days, weeks and months begin, by its IANA name, for example <c>Asia/Seoul</c>. Default <c>UTC</c>.
    /// </summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>
    /// The names of backups that stay whatever the rules say, beside those that are pinned in the folder itself: those pinned in
    /// another tier, for example. Default: none.
    /// </summary>
    public IReadOnlyList<string> Pinned { get; init; } = [];

    /// <summary>Whether to only say what would be deleted. Default: no.</summary>
    public bool DryRun { get; init; }

    /// <summary>Checks that the request makes sense.</summary>
    /// <exception cref="ArgumentException">It does not; the message names the property.</exception>
    public void Validate()
    {
        if (KeepVerified < 1)
        {
            throw new ArgumentException($"{nameof(KeepVerified)} must be at least 1: the newest verified backup is never deleted.");
        }

        if (Daily < 0 || Weekly < 0 || Monthly < 0)
        {
            throw new ArgumentException($"{nameof(Daily)}, {nameof(Weekly)} and {nameof(Monthly)} must not be negative.");
        }

        _ = Zone();
    }

    internal TimeZoneInfo Zone() => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone ?? "", out var zone)
        ? zone
        : throw new ArgumentException($"{nameof(TimeZone)} '{TimeZone}' is not a time zone of this system; give an IANA name, for example Asia/Seoul.");
}

/// <summary>What a prune kept and deleted.</summary>
/// <param name="Kept">The backups kept, the newest first, each with why.</param>
/// <param name="Deleted">The backups deleted, or that would be, the newest first.</param>
/// <param name="Findings">What could not be deleted and why.</param>
/// <param name="DryRun">Whether nothing was really deleted.</param>
public sealed record PruneResult(
    IReadOnlyList<RetainedBackup> Kept, IReadOnlyList<string> Deleted, IReadOnlyList<Finding> Findings, bool DryRun);

/// <summary>A backup that was kept.</summary>
/// <param name="Name">The backup's name.</param>
/// <param name="Reason">Why it was kept, for example <c>daily 2026-02-17, newest verified</c>.</param>
public sealed record RetainedBackup(string Name, string Reason);
