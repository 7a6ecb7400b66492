using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrderBackup.AspNetCore.Answers;
using OrderBackup.AspNetCore.Jobs;
using OrderBackup.Restore;

namespace OrderBackup.AspNetCore.Endpoints;

/// <summary>The endpoint that restores, which an application opts into under a policy of its own.</summary>
internal sealed class RestoreEndpoint(string key)
{
    public static void Map(RouteGroupBuilder group, string key, string policy) =>
        group.MapPost("/backups/{name}/restore", new RestoreEndpoint(key).RestoreAsync)
            .RequireAuthorization(policy)
            .WithName(key.Length == 0 ? "OrderBackup_RestoreBackup" : $"OrderBackup_{key}_RestoreBackup").WithSummary("Restores a backup in the background")
            .WithDescription("mode is Replace, New or InPlace. confirm must repeat the name of the database that is replaced or created.")
            .Produces<JobStartAnswer>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private async Task<IResult> RestoreAsync(HttpContext context, string name, int? tier, RestoreAsked asked, CancellationToken cancellationToken)
    {
        var site = context.RequestServices.GetRequiredKeyedService<BackupSite>(key);
        if (site.Tiers.Find(tier ?? 1, name) is not { } backup)
        {
            return JobMessages.NoSuchBackup();
        }

        if (!Enum.GetNames<RestoreMode>().Contains(asked.Mode) || (asked.Mode == nameof(RestoreMode.New) && string.IsNullOrEmpty(asked.Database)))
        {
            return RequestGuard.Problem(StatusCodes.Status400BadRequest, null, $"mode must be one of {string.Join(", ", Enum.GetNames<RestoreMode>())}, and New needs a database.");
        }

        var target = asked.Database ?? site.Database;
        if (!string.Equals(asked.Confirm, target, StringComparison.Ordinal))
        {
            return RequestGuard.Problem(StatusCodes.Status400BadRequest, null, $"confirm must repeat the name of the database, {target}. Nothing was started.");
        }

        var request = new RestoreRequest { Backup = backup, Mode = Enum.Parse<RestoreMode>(asked.Mode!), Database = asked.Database, Disconnect = asked.Disconnect };
        return JobMessages.Answer(JobKind.Restore, await site.StartRestoreAsync(request, cancellationToken), site.Redaction);
    }
}
