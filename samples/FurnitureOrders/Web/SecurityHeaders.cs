namespace FurnitureOrders.Web;

/// <summary>What the browser is told not to do. The pages need no script, no frame and nothing of another host.</summary>
internal static class SecurityHeaders
{
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Adds the headers to each answer that does not have its own.</summary>
    /// <param name="app">The application.</param>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.TryAdd("Content-Security-Policy", Policy);
            headers.TryAdd("X-Content-Type-Options", "nosniff");
            headers.TryAdd("Referrer-Policy", "same-origin");
            headers.Append("Vary", "Accept-Language");
            return Task.CompletedTask;
        });
        return next(context);
    });
}
