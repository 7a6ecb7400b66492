using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using OrderBackup.AspNetCore.Endpoints;

namespace OrderBackup.AspNetCore.Page;

/// <summary>The page of one database and the files that it is made of.</summary>
internal sealed class PageEndpoints(string key, string? home)
{
    /// <summary>What the page may load, and from where: itself alone.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Maps them into a group that already requires the policy and has the guard.</summary>
    public static void Map(RouteGroupBuilder group, string key, string? home)
    {
        // No part of the API: people look at it.
        group.MapGet("/backup", new PageEndpoints(key, home).Page).ExcludeFromDescription();
        group.MapGet("/backup/{asset}", Asset).ExcludeFromDescription();
    }

    private IResult Page(HttpContext context)
    {
        // The addresses in the page are relative to one without a slash at its end, which routing takes for the same.
        if (context.Request.Path.Value!.EndsWith('/'))
        {
            return TypedResults.Redirect("../backup");
        }

        Protect(context.Response);
        context.Response.Headers.Vary = "Accept-Language";
        var language = PageLanguage.Of(context.Request);
        context.Response.Headers.ContentLanguage = language;

        // Antiforgery forbids caching by itself, and warns when somebody else has.
        context.Response.Headers.Remove(HeaderNames.CacheControl);
        var tokens = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        var site = context.RequestServices.GetRequiredKeyedService<BackupSite>(key);
        var html = PageShell.Of(language, site.Database, (tokens.HeaderName ?? "", tokens.HeaderName is null ? "" : tokens.RequestToken ?? ""), HomeOf(context.Request));
        return TypedResults.Text(html, MediaTypeNames.Text.Html, Encoding.UTF8);
    }

    private static IResult Asset(HttpContext context, string asset)
    {
        if (PageAssets.Find(asset) is not { } found)
        {
            return RequestGuard.Problem(StatusCodes.Status404NotFound, null, "The page has no such file.");
        }

        Protect(context.Response);

        // Asked for again each time, so that the files of two versions never meet; the tag makes the answer short.
        context.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Bytes(found.Content, found.Type, entityTag: found.Tag);
    }

    private string? HomeOf(HttpRequest request) =>
        home?.StartsWith('~') == true ? request.PathBase.ToUriComponent() + home[1..] : home;

    private static void Protect(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
