using Cronos;

namespace OrderBackup.AspNetCore.Scheduling;

/// <summary>Due times, and how often each is tried.</summary>
internal sealed class CronSchedule
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private readonly CronExpression _expression;
    private readonly TimeSpan _retryAfter;

    private CronSchedule(CronExpression expression, TimeZoneInfo zone, OrderBackupScheduleOptions options)
    {
        _expression = expression;
        _retryAfter = options.RetryAfter;
        Zone = zone;
        Cron = options.Cron;
        TimeZone = options.TimeZone;
        Attempts = options.Attempts;
    }

    public string Cron { get; }

    public string TimeZone { get; }

    public TimeZoneInfo Zone { get; }

    public int Attempts { get; }

    /// <summary>Reads options.</summary>
    /// <param name="options">The options.</param>
    /// <param name="name">Their name, for messages.</param>
    /// <exception cref="ArgumentException">They make no sense; the message names the option.</exception>
    public static CronSchedule Of(OrderBackupScheduleOptions options, string name)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone ?? "", out var zone))
        {
            throw new ArgumentException($"{name}:{nameof(options.TimeZone)} '{options.TimeZone}' is not a time zone of this system; give an IANA name, for example Asia/Seoul.");
        }

        if (options.Attempts is < 1 or > 20)
        {
            throw new ArgumentException($"{name}:{nameof(options.Attempts)} must be between 1 and 20.");
        }

        if (options.RetryAfter < TimeSpan.FromSeconds(1) || options.RetryAfter > LongestPause)
        {
            throw new ArgumentException($"{name}:{nameof(options.RetryAfter)} must be between a second and a day.");
        }

        CronExpression expression;
        try
        {
            expression = CronExpression.Parse(options.Cron ?? "", CronFormat.Standard);
        }
        catch (Exception problem) when (problem is CronFormatException or ArgumentException)
        {
            throw new ArgumentException($"{name}:{nameof(options.Cron)} '{options.Cron}' is not a cron expression of five fields: {problem.Message}", problem);
        }

        var schedule = new CronSchedule(expression, zone, options);
        return schedule.NextAfter(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero)) is not null
            ? schedule
            : throw new ArgumentException($"{name}:{nameof(options.Cron)} '{options.Cron}' names a day that does not exist: nothing would ever be due.");
    }

    /// <summary>The first due time after an instant; null when the calendar ends before there is one.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset instant) => _expression.GetNextOccurrence(instant, Zone);

    /// <summary>The latest due time in a span.</summary>
    /// <param name="after">The span's beginning, which does not belong to it.</param>
    /// <param name="until">The span's end, which does.</param>
    public DateTimeOffset? LatestIn(DateTimeOffset after, DateTimeOffset until) =>
        _expression.GetPreviousOccurrence(until, Zone, inclusive: true) is { } latest && latest > after ? latest : null;

    /// <summary>How many due times lie strictly between two instants, counted no further than 10,000.</summary>
    public int CountBetween(DateTimeOffset after, DateTimeOffset before) =>
        _expression.GetOccurrences(after, before, Zone, fromInclusive: false, toInclusive: false).Take(10_000).Count();

    /// <summary>How long to wait after an attempt that failed.</summary>
    public TimeSpan PauseAfter(int attempt) =>
        TimeSpan.FromTicks((long)Math.Min(LongestPause.Ticks, _retryAfter.Ticks * Math.Pow(2, Math.Max(0, attempt - 1))));

    /// <summary>The longest time between two due times in the year after an instant.</summary>
    public TimeSpan LongestGap(DateTimeOffset from)
    {
        var longest = TimeSpan.Zero;
        var before = NextAfter(from) ?? from;
        foreach (var due in _expression.GetOccurrences(before, before.AddYears(1), Zone, fromInclusive: false).Take(2_000))
        {
            longest = due - before > longest ? due - before : longest;
            before = due;
        }

        return longest > TimeSpan.Zero ? longest : TimeSpan.FromDays(366);
    }
}
