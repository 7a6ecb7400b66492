using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrderBackup.AspNetCore.Jobs;
using OrderBackup.Backup;

namespace OrderBackup.AspNetCore;

/// <summary>Looks whether the tiers hold what they should.</summary>
internal sealed class BackupHealthCheck(BackupSite site, OrderBackupHealthOptions options, TimeProvider time) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var problems = new List<string>();
        foreach (var (index, folder) in site.Tiers.Folders.Index())
        {
            if (Problem(folder) is { } problem)
            {
                problems.Add($"{TierFolders.NameOf(index)}: {problem}");
            }
        }

        if (problems.Count == 0)
        {
            return await DueProblemAsync(cancellationToken) is { } due
                ? HealthCheckResult.Degraded(due)
                : HealthCheckResult.Healthy("Every tier holds a verified backup that is new enough.");
        }

        return new HealthCheckResult(problems.Count == site.Tiers.Folders.Count ? context.Registration.FailureStatus : HealthStatus.Degraded, string.Join(" ", problems));
    }

    private async Task<string?> DueProblemAsync(CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        foreach (var (kind, schedule) in site.Schedules)
        {
            var (_, state) = schedule.Look(await site.Jobs[kind].ReadAsync(cancellationToken));
            if (state is { Succeeded: false, Due: { } due })
            {
                problems.Add($"The {kind} that was due at {due.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z has not succeeded{(kind == JobKind.Backup ? " in every tier" : "")}.");
            }
        }

        return problems.Count == 0 ? null : string.Join(' ', problems);
    }

    private string? Problem(string folder)
    {
        IReadOnlyList<BackupSummary> backups;
        try
        {
            backups = site.Accounts.In(folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return $"cannot be read ({site.Redaction.Of(problem.Message)}).";
        }

        var verified = backups.Where(backup => BackupAccounts.IsVerified(backup, site.Database)).ToList();
        if (verified.Count < options.FewestVerified)
        {
            return $"{verified.Count} verified backups of {options.FewestVerified} that must be there.";
        }

        var newest = verified.MaxBy(backup => backup.Snapshot)!;
        var age = time.GetUtcNow() - newest.Snapshot!.Value;
        if (age > options.LongestAge)
        {
            return $"the newest verified backup, {newest.Name}, is {age.TotalHours:F1} hours old; {options.LongestAge.TotalHours:F1} are allowed.";
        }

        return newest.Size < options.SmallestSize ? $"the newest verified backup, {newest.Name}, has {newest.Size} bytes; {options.SmallestSize} are expected." : null;
    }
}
