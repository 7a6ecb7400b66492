using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace FurnitureOrders.Web;

/// <summary>How often somebody at one address may try to sign in, so that passwords cannot be guessed in a loop.</summary>
internal static class SignInLimit
{
    private const int AttemptsPerMinute = 10;

    /// <summary>Adds the limit; <c>SignIn:AttemptsPerMinute</c> sets another.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configuration">Its configuration.</param>
    public static void AddSignInLimit(this IServiceCollection services, IConfiguration configuration)
    {
        var attempts = configuration.GetValue("SignIn:AttemptsPerMinute", AttemptsPerMinute);
        if (attempts < 1)
            throw new FormatException("SignIn:AttemptsPerMinute must be at least 1");
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = RefuseAsync;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => IsAttempt(context.Request)
                ? RateLimitPartition.GetFixedWindowLimiter(
                    context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new() { PermitLimit = attempts, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter(""));
        });
    }

    private static bool IsAttempt(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.Path.StartsWithSegments("/sign-in", StringComparison.OrdinalIgnoreCase);

    private static async ValueTask RefuseAsync(OnRejectedContext refused, CancellationToken cancellationToken)
    {
        var response = refused.HttpContext.Response;
        if (refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        response.ContentType = "text/plain; charset=utf-8";
        var say = refused.HttpContext.RequestServices.GetRequiredService<Language>();
        await response.WriteAsync(say["Too many attempts to sign in. Wait a minute.", "로그인 시도가 너무 많습니다. 1분 뒤에 다시 시도하세요."], cancellationToken);
    }
}
