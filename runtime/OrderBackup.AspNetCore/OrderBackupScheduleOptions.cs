namespace OrderBackup.AspNetCore;

/// <summary>When something is to be done, and what to do when it fails.</summary>
public sealed class OrderBackupScheduleOptions
{
    /// <summary>
    /// The due times: a cron expression of five fields (minute, hour, day of month, month, day of week), for example
    /// <c>30 2 * * *</c>. docs/aspnetcore.md says what becomes of due times that a change of clocks skips or repeats.
    /// </summary>
    public string Cron { get; set; } = "";

    /// <summary>The time zone of <see cref="Cron"/>, by its IANA name, for example <c>Asia/Seoul</c>. Default <c>UTC</c>.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>How often one due time may be tried, the first time included. Default 5; 1 tries no second time.</summary>
    public int Attempts { get; set; } = 5;

    /// <summary>
    /// How long to wait after the first attempt that failed; twice as long after each further one, and never beyond the next due
    /// time. Default 5 minutes.
    /// </summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromMinutes(5);
}
