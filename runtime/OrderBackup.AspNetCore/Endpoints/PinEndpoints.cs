using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrderBackup.AspNetCore.Answers;

namespace OrderBackup.AspNetCore.Endpoints;

/// <summary>The endpoints that pin a backup, so that no retention rule deletes it, and take the pin away.</summary>
internal sealed class PinEndpoints(string key)
{
    public static void Map(RouteGroupBuilder group, string key)
    {
        var endpoints = new PinEndpoints(key);
        group.MapPost("/backups/{name}/pin", endpoints.PinAsync)
            .WithName(key.Length == 0 ? "OrderBackup_PinBackup" : $"OrderBackup_{key}_PinBackup")
            .WithSummary("Pins a backup in every tier that has it: no retention rule deletes it")
            .Produces<PinAnswer>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/backups/{name}/unpin", endpoints.UnpinAsync)
            .WithName(key.Length == 0 ? "OrderBackup_UnpinBackup" : $"OrderBackup_{key}_UnpinBackup")
            .WithSummary("Takes a backup's pins away in every tier that has it")
            .Produces<PinAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private Task<IResult> PinAsync(HttpContext context, string name, int? tier, string? reason, CancellationToken cancellationToken) =>
        ChangeAsync(context, name, tier, true, reason, cancellationToken);

    private Task<IResult> UnpinAsync(HttpContext context, string name, int? tier, CancellationToken cancellationToken) =>
        ChangeAsync(context, name, tier, false, null, cancellationToken);

    private async Task<IResult> ChangeAsync(HttpContext context, string name, int? tier, bool pinned, string? reason, CancellationToken cancellationToken)
    {
        var site = context.RequestServices.GetRequiredKeyedService<BackupSite>(key);
        if (site.Tiers.Find(tier ?? 1, name) is null && (pinned || !site.Pinned().Contains(name)))
        {
            return JobMessages.NoSuchBackup();
        }

        try
        {
            var pin = await site.PinAsync(name, pinned, reason, cancellationToken);
            return TypedResults.Json(new PinAnswer(pin.Name, pin.Pinned, pin.Reason), AnswerJson.Default.PinAnswer);
        }
        catch (ArgumentException problem)
        {
            return RequestGuard.Problem(StatusCodes.Status400BadRequest, null, problem.Message);
        }
    }
}
