using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OrderBackup.AspNetCore.Endpoints;

/// <summary>Refuses what another site makes a signed-in browser send, keeps answers out of caches, and turns failures into problem details.</summary>
internal static class RequestGuard
{
    /// <summary>The filter around every endpoint.</summary>
    public static async ValueTask<object?> RunAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next, string key)
    {
        var context = call.HttpContext;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            return await RefusalAsync(context) ?? await next(call);
        }
        catch (OrderBackupException problem)
        {
            var site = context.RequestServices.GetRequiredKeyedService<BackupSite>(key);
            return Problem(StatusOf(problem.Id), problem.Id, site.Redaction.Of(problem.Message));
        }
        catch (Exception problem) when ((problem is UnauthorizedAccessException or (IOException and not BadHttpRequestException)) && !context.RequestAborted.IsCancellationRequested)
        {
            var site = context.RequestServices.GetRequiredKeyedService<BackupSite>(key);
            Log.FolderUnusable(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("OrderBackup"), context.Request.Path, problem);
            return Problem(StatusOf(RuntimeIds.FolderUnusable), RuntimeIds.FolderUnusable, site.Redaction.Of(problem.Message));
        }
    }

    /// <summary>A problem with the id of a diagnostic.</summary>
    public static IResult Problem(int status, string? id, string detail, IEnumerable<KeyValuePair<string, object?>>? further = null)
    {
        var extensions = new Dictionary<string, object?>(further ?? []);
        if (id is not null)
        {
            extensions["id"] = id;
        }

        return TypedResults.Problem(detail, statusCode: status, extensions: extensions);
    }

    /// <summary>The status code of a failure.</summary>
    public static int StatusOf(string id) => id switch
    {
        RuntimeIds.NotABackup => StatusCodes.Status404NotFound,
        RuntimeIds.AlreadyRunning => StatusCodes.Status409Conflict,
        RuntimeIds.CannotConnect or RuntimeIds.NoConnection or RuntimeIds.FolderUnusable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static async Task<IResult?> RefusalAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            return null;
        }

        if (IsFromAnotherSite(request))
        {
            return Problem(StatusCodes.Status403Forbidden, null, "The request comes from a page of another site.");
        }

        // A form is what a page of any site can send without being asked first. Who sends the header, as the backup page does, means it.
        return (request.HasFormContentType || HasTokenHeader(context)) && !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context)
            ? Problem(StatusCodes.Status400BadRequest, null, "The antiforgery token is missing or not valid any more. Load the page again.", [new("antiforgery", true)])
            : null;
    }

    private static bool HasTokenHeader(HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.HeaderName is { } header && context.Request.Headers.ContainsKey(header);

    // Browsers say where a request comes from (Fetch Metadata, or Origin in older ones); other clients send neither.
    private static bool IsFromAnotherSite(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site])
        {
            return site is not ("same-origin" or "none");
        }

        return request.Headers.Origin is [{ } origin] && !(Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
