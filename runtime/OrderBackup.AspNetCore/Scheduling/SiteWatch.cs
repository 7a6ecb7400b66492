using Microsoft.Extensions.Logging;
using OrderBackup.AspNetCore.Notifications;

namespace OrderBackup.AspNetCore.Scheduling;

/// <summary>
/// Looks after what nobody else would notice: a run whose process was killed, and that no verified backup is young enough. The absence
/// of a verified backup is the alarm, whatever the reason for it.
/// </summary>
internal sealed class SiteWatch(BackupSite site, SiteSettings settings, Notifier notifier, WatchFile file, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private DateTimeOffset? _told;

    /// <summary>Whether there is no verified backup that is young enough, and how young that is; null when no age is too old.</summary>
    public bool? IsOverdue(out TimeSpan limit)
    {
        limit = settings.OverdueAfter(time.GetUtcNow()) ?? TimeSpan.Zero;
        return limit == TimeSpan.Zero ? null : !(time.GetUtcNow() - Newest()?.Snapshot <= limit);
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                await StepAsync(stopping);
                await Task.Delay(Interval, time, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The application ends.
        }
    }

    private async Task StepAsync(CancellationToken stopping)
    {
        foreach (var job in site.Jobs.Values)
        {
            await TryAsync(() => job.SettleAsync(stopping));
        }

        await TryAsync(() => TellOverdueAsync(stopping));
    }

    private async Task TellOverdueAsync(CancellationToken stopping)
    {
        if (IsOverdue(out var limit) is not { } isOverdue)
        {
            return;
        }

        var now = time.GetUtcNow();
        var mine = false;
        WatchState Change(WatchState state)
        {
            mine = isOverdue ? !(now - state.OverdueTold < limit && state.OverdueTold <= now) : state.OverdueTold is not null;
            return !mine ? state : state with { OverdueTold = isOverdue ? now : null };
        }

        try
        {
            if ((await file.ReadAsync(stopping)) is var known && Change(known) != known)
            {
                await file.ChangeAsync(Change, stopping);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The other instances cannot be told that this one tells; better each of them than none.
            Change(new WatchState { OverdueTold = _told });
        }

        if (mine)
        {
            Tell(isOverdue, limit, now);
        }
    }

    private void Tell(bool isOverdue, TimeSpan limit, DateTimeOffset now)
    {
        _told = isOverdue ? now : null;
        if (!isOverdue)
        {
            Log.NotOverdueAnyMore(logger, site.Database);
            return;
        }

        var newest = Newest();
        Log.Overdue(logger, site.Database, limit, newest?.Name ?? "none");
        notifier.Tell(new Notice
        {
            Event = Notice.Overdue,
            Job = Jobs.JobKind.Backup,
            Database = site.Database,
            Error = $"There is no verified backup that is younger than {limit.TotalHours:F1} hours.",
            NewestVerified = newest is null ? null : new Answers.NewestVerifiedAnswer(newest.Name, newest.Snapshot),
            Sent = now,
        });
    }

    private NewestVerified? Newest() => site.Verified.Look().Select(tier => tier.Newest).OfType<NewestVerified>().MaxBy(newest => newest.Snapshot);

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // Whatever it was: the watch goes on.
            Log.WatchStumbled(logger, problem.Message);
        }
    }
}
