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

    // A snapshot that lies further ahead was dated by a wrong clock, and says nothing of its age.
    private static readonly TimeSpan FurthestAhead = TimeSpan.FromHours(1);

    private DateTimeOffset? _told;

    /// <summary>Whether there is no verified backup that is young enough, and how young that is; null when no age is too old.</summary>
    public bool? IsOverdue(out TimeSpan limit)
    {
        var now = time.GetUtcNow();
        limit = settings.OverdueAfter(now) ?? TimeSpan.Zero;
        return limit == TimeSpan.Zero ? null : !(now - Newest()?.Snapshot is { } age && age <= limit && age >= -FurthestAhead);
    }

    /// <summary>Looks after both until the application ends; a database that does not answer holds up only what needs it.</summary>
    public Task RunAsync(CancellationToken stopping) => Task.WhenAll(RepeatAsync(SettleAsync, stopping), RepeatAsync(TellOverdueAsync, stopping));

    private async Task RepeatAsync(Func<CancellationToken, Task> step, CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                await TryAsync(() => step(stopping), stopping);
                await Task.Delay(Interval, time, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The application ends.
        }
    }

    private async Task SettleAsync(CancellationToken stopping)
    {
        foreach (var job in site.Jobs.Values)
        {
            await TryAsync(() => job.SettleAsync(stopping), stopping);
        }
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
            Error = $"There is no verified backup that is younger than {limit.TotalHours:F1} hours."
                + (newest?.Snapshot > now + FurthestAhead ? $" The newest one, {newest.Name}, is dated in the future: a clock was wrong. Move it out of the folder when there is a younger one." : ""),
            NewestVerified = newest is null ? null : new Answers.NewestVerifiedAnswer(newest.Name, newest.Snapshot),
            Sent = now,
        });
    }

    private NewestVerified? Newest() => site.Verified.Look().Select(tier => tier.Newest).OfType<NewestVerified>().MaxBy(newest => newest.Snapshot);

    private async Task TryAsync(Func<Task> work, CancellationToken stopping)
    {
        try
        {
            await work();
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            // Whatever it was: the watch goes on.
            Log.WatchStumbled(logger, problem.Message);
        }
    }
}
