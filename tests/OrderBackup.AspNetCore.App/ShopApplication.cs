using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OrderBackup.AspNetCore.App;

/// <summary>The small application that the tests run, in their own process or in one that they kill.</summary>
public static class ShopApplication
{
    public const string AdminPolicy = "backup-admin";
    public const string OwnerPolicy = "owner";

    /// <summary>Builds it on a loopback port of the system's choice.</summary>
    /// <param name="args">Configuration: <c>--OrderBackup:Folders:0=…</c> and so on.</param>
    /// <param name="configure">Further services.</param>
    /// <param name="map">What to map; null for the usual.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null, Action<WebApplication>? map = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication("Test").AddScheme<AuthenticationSchemeOptions, RoleInHeader>("Test", null);
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(AdminPolicy, policy => policy.RequireRole("ADMIN", "OWNER"))
            .AddPolicy(OwnerPolicy, policy => policy.RequireRole("OWNER"));
        builder.Services.AddOpenApi();
        if (builder.Configuration.GetSection("OrderBackup").Exists())
        {
            builder.Services.AddOrderBackup(builder.Configuration.GetSection("OrderBackup"));
        }

        if (builder.Configuration["ClockStart"] is { } start)
        {
            builder.Services.AddSingleton<TimeProvider>(new StartedClock(DateTimeOffset.Parse(start, CultureInfo.InvariantCulture)));
        }

        configure?.Invoke(builder);
        var app = builder.Build();
        app.MapOpenApi();
        app.MapGet("/static_answer", () => TypedResults.Bytes("{}"u8.ToArray(), "application/json")).RequireAuthorization(AdminPolicy).ExcludeFromDescription();
        (map ?? (shop => shop.MapOrderBackup("/api", AdminPolicy, options => options.RestorePolicy = OwnerPolicy)))(app);
        return app;
    }

    /// <summary>A clock that shows a given time when the application starts, and goes on from there.</summary>
    private sealed class StartedClock(DateTimeOffset start) : TimeProvider
    {
        private readonly TimeSpan _ahead = start - System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;
    }

    /// <summary>Takes the role from <c>Authorization: Test ROLE</c>.</summary>
    private sealed class RoleInHeader(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers.Authorization is not [{ } given] || !given.StartsWith("Test ", StringComparison.Ordinal))
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            var identity = new ClaimsIdentity([new Claim(ClaimTypes.Role, given["Test ".Length..])], Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
        }
    }
}
