using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrderBackup.AspNetCore.Answers;
using OrderBackup.AspNetCore.Jobs;
using OrderBackup.AspNetCore.Page;
using OrderBackup.Backup;

namespace OrderBackup.AspNetCore.Endpoints;

/// <summary>The endpoints of one database.</summary>
internal sealed class BackupEndpoints(string key)
{
    /// <summary>Maps them into a group that already requires the policy.</summary>
    public static void Map(RouteGroupBuilder group, string key)
    {
        var endpoints = new BackupEndpoints(key);
        group.AddEndpointFilter((call, next) => RequestGuard.RunAsync(call, next, key));
        group.ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        endpoints.MapJobs(group);
        endpoints.MapBackups(group);
        ScheduleEndpoint.Map(group, key);
        PinEndpoints.Map(group, key);
    }

    private void MapJobs(RouteGroupBuilder group)
    {
        group.MapPost("/simple_backup", StartBackupAsync)
            .WithName(NameOf("StartBackup")).WithSummary("Starts a backup in the background")
            .WithDescription("Answers at once. While a backup is in progress, started by whichever instance of the application, nothing is started.")
            .Produces<BackupStartAnswer>();
        group.MapGet("/backup_status", StatusAsync)
            .WithName(NameOf("BackupStatus")).WithSummary("What the tiers hold, how far a backup has come, and what became of the last one")
            .Produces<BackupStatusAnswer>();
        group.MapGet("/backup_jobs/{job}", JobAsync)
            .WithName(NameOf("BackupJob")).WithSummary("What is known of a job: backup, verify, drill or restore")
            .Produces<JobAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/backup_progress", Progress)
            .WithName(NameOf("BackupProgress")).WithSummary("The jobs' progress as server-sent events")
            .WithDescription("An event is named after its job and holds what backup_jobs answers, when it changes and every 15 seconds. The stream ends after ten minutes; EventSource connects again by itself.");
    }

    private void MapBackups(RouteGroupBuilder group)
    {
        group.MapGet("/backup_coverage", CoverageAsync)
            .WithName(NameOf("BackupCoverage")).WithSummary("The live database against the manifest: every column in scope and whether a backup would hold it")
            .WithDescription("Compared at most twice a minute, whoever asks; checked_at says when.")
            .Produces<CoverageAnswer>();
        group.MapGet("/backups", List)
            .WithName(NameOf("ListBackups")).WithSummary("The backups in every tier, the newest first")
            .WithDescription("problems, only there when it is not empty, says why a tier's backups or pins cannot be read.")
            .Produces<BackupListAnswer>();
        group.MapGet("/backups/{name}", ShowAsync)
            .WithName(NameOf("ShowBackup")).WithSummary("What a backup says of itself: identity, coverage of every column, files, findings")
            .Produces<BackupAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/backups/{name}/double_check", ReportAsync)
            .WithName(NameOf("DoubleCheck")).WithSummary("The double-check report of a backup")
            .WithDescription("As a Markdown file, or with format=html as a page that stands alone.")
            .Produces<string>(contentType: "text/markdown", additionalContentTypes: "text/html").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/backups/{name}/verify", VerifyAsync)
            .WithName(NameOf("VerifyBackup")).WithSummary("Checks a backup's files against its proof, and on request the live database, in the background")
            .Produces<JobStartAnswer>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/backups/{name}/drill", DrillAsync)
            .WithName(NameOf("DrillBackup")).WithSummary("Restores a backup into a throwaway database, compares it and drops it, in the background")
            .Produces<JobStartAnswer>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private async Task<IResult> StartBackupAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var site = Site(context);
        try
        {
            var start = await site.StartBackupAsync(cancellationToken);
            var message = start.Started ? "The backup was started." : JobMessages.InProgress(JobKind.Backup, start.Run, site.Redaction);
            return TypedResults.Json(new BackupStartAnswer(true, message, start.Started, true), AnswerJson.Default.BackupStartAnswer);
        }
        catch (OrderBackupException problem)
        {
            // A client of the contract finds its fields in the problem too.
            var message = site.Redaction.Of(problem.Message);
            return RequestGuard.Problem(RequestGuard.StatusOf(problem.Id), problem.Id, message,
                [new("success", false), new("message", message), new("backup_started", false), new("backup_in_progress", false)]);
        }
    }

    private async Task<IResult> StatusAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var site = Site(context);
        var state = await site.Jobs[JobKind.Backup].ReadAsync(cancellationToken);
        return TypedResults.Bytes(site.Status.Of(site.Tiers.Look(), state), "application/json; charset=utf-8");
    }

    private async Task<IResult> JobAsync(HttpContext context, string job, CancellationToken cancellationToken)
    {
        var site = Site(context);
        return site.Jobs.TryGetValue(job, out var known)
            ? TypedResults.Json(JobAnswer.Of(job, await known.ReadAsync(cancellationToken), site.Redaction), AnswerJson.Default.JobAnswer)
            : RequestGuard.Problem(StatusCodes.Status404NotFound, null, $"There is no such job; there are {string.Join(", ", JobKind.All)}.");
    }

    private ServerSentEventsResult<string> Progress(HttpContext context) => TypedResults.ServerSentEvents(ProgressEvents.Of(Site(context), context));

    private async Task<IResult> CoverageAsync(HttpContext context, CancellationToken cancellationToken) =>
        TypedResults.Json(await Site(context).Coverage.GetAsync(cancellationToken), AnswerJson.Default.CoverageAnswer);

    private JsonHttpResult<BackupListAnswer> List(HttpContext context)
    {
        var site = Site(context);
        var tiers = new Dictionary<string, IReadOnlyList<BackupSummaryAnswer>>();
        var problems = new Dictionary<string, string>();
        var pinned = site.PinnedAsFarAsKnown((index, problem) => problems[TierFolders.NameOf(index)] = problem);
        foreach (var (index, folder) in site.Tiers.Folders.Index())
        {
            var tier = TierFolders.NameOf(index);
            try
            {
                tiers[tier] = [.. site.Accounts.In(folder).Select(backup => BackupSummaryAnswer.Of(backup, pinned.Contains(backup.Name), site.Redaction))];
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // The other tiers' backups are there all the same.
                tiers[tier] = [];
                problems[tier] = site.Redaction.Of(problem.Message);
            }
        }

        return TypedResults.Json(new BackupListAnswer(tiers, problems.Count > 0 ? problems : null), AnswerJson.Default.BackupListAnswer);
    }

    private async Task<IResult> ShowAsync(HttpContext context, string name, int? tier, CancellationToken cancellationToken)
    {
        var site = Site(context);
        return site.Tiers.Find(tier ?? 1, name) is { } backup
            ? TypedResults.Json(BackupAnswer.Of(await site.Backups.ShowAsync(backup, cancellationToken), site.PinnedAsFarAsKnown((_, _) => { }).Contains(name), site.Redaction), AnswerJson.Default.BackupAnswer)
            : JobMessages.NoSuchBackup();
    }

    private async Task<IResult> ReportAsync(HttpContext context, string name, int? tier, string? format, CancellationToken cancellationToken)
    {
        var site = Site(context);
        return (format ?? "md", site.Tiers.Find(tier ?? 1, name)) switch
        {
            ("md" or "html", null) => JobMessages.NoSuchBackup(),
            ("html", { } backup) => await ReportPage.OfAsync(context, site.Backups, backup, cancellationToken),

            // A link is followed nowhere.
            ("md", { } backup) => new FileInfo(Path.Combine(backup, BackupFolder.ReportFile)) is { Exists: true, LinkTarget: null } report
                ? TypedResults.PhysicalFile(report.FullName, "text/markdown; charset=utf-8", $"double_check_{name}.md")
                : JobMessages.NoSuchBackup(),
            _ => RequestGuard.Problem(StatusCodes.Status400BadRequest, null, "format must be md or html."),
        };
    }

    private async Task<IResult> VerifyAsync(HttpContext context, string name, int? tier, bool? against, CancellationToken cancellationToken)
    {
        var site = Site(context);
        return site.Tiers.Find(tier ?? 1, name) is { } backup
            ? JobMessages.Answer(JobKind.Verify, await site.StartVerifyAsync(backup, against ?? false, cancellationToken), site.Redaction)
            : JobMessages.NoSuchBackup();
    }

    private async Task<IResult> DrillAsync(HttpContext context, string name, int? tier, CancellationToken cancellationToken)
    {
        var site = Site(context);
        return site.Tiers.Find(tier ?? 1, name) is { } backup
            ? JobMessages.Answer(JobKind.Drill, await site.StartDrillAsync(backup, cancellationToken), site.Redaction)
            : JobMessages.NoSuchBackup();
    }

    private BackupSite Site(HttpContext context) => context.RequestServices.GetRequiredKeyedService<BackupSite>(key);

    // Names are unique in an application, which may map several databases.
    private string NameOf(string operation) => key.Length == 0 ? $"OrderBackup_{operation}" : $"OrderBackup_{key}_{operation}";
}
