using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrderBackup.AspNetCore.Answers;
using OrderBackup.AspNetCore.Scheduling;

namespace OrderBackup.AspNetCore.Endpoints;

/// <summary>The endpoint that tells what is due when.</summary>
internal sealed class ScheduleEndpoint(string key)
{
    public static void Map(RouteGroupBuilder group, string key) =>
        group.MapGet("/backup_schedule", new ScheduleEndpoint(key).ScheduleAsync)
            .WithName(key.Length == 0 ? "OrderBackup_BackupSchedule" : $"OrderBackup_{key}_BackupSchedule")
            .WithSummary("What is due when, what became of the last due time, and the newest verified backup of each tier")
            .WithDescription("schedules is empty when nothing is scheduled. overdue says that no verified backup is young enough.")
            .Produces<BackupScheduleAnswer>();

    private async Task<IResult> ScheduleAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var site = context.RequestServices.GetRequiredKeyedService<BackupSite>(key);
        var schedules = new List<ScheduleAnswer>();
        foreach (var (kind, schedule) in site.Schedules)
        {
            schedules.Add(Answer(kind, schedule, schedule.Look(await site.Jobs[kind].ReadAsync(cancellationToken))));
        }

        var newest = site.Verified.Look().Index().ToDictionary(
            tier => TierFolders.NameOf(tier.Index),
            tier => tier.Item.Newest is { } verified ? new NewestVerifiedAnswer(verified.Name, verified.Snapshot) : null);
        var notifications = new NotificationsAnswer(site.Notifier.HasWebhook, site.Notifier.HasHeartbeat, await site.Notifier.LastErrorAsync(cancellationToken));
        return TypedResults.Json(
            new BackupScheduleAnswer(schedules, newest, site.Watch.IsOverdue(out _) ?? false, notifications), AnswerJson.Default.BackupScheduleAnswer);
    }

    private static ScheduleAnswer Answer(string kind, ScheduleLoop schedule, (SchedulePlan Plan, ScheduleState? State) now)
    {
        DateTimeOffset? InZone(DateTimeOffset? instant) => instant is { } at ? TimeZoneInfo.ConvertTime(at, schedule.Cron.Zone) : null;
        return new ScheduleAnswer(
            kind, schedule.Cron.Cron, schedule.Cron.TimeZone, InZone(now.Plan.Next), InZone(now.State?.Due), now.State?.Succeeded, now.State?.Attempt ?? 0, InZone(now.Plan.RetryAt));
    }
}
