using System.Text.Unicode;
using FurnitureOrders.Data;
using FurnitureOrders.Models;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace FurnitureOrders.Web;

/// <summary>The web application: the orders for the staff, and the backups for administrators.</summary>
internal static class OrderSite
{
    private const string BackupPolicy = "backup-admin";

    /// <summary>Serves until it is stopped.</summary>
    /// <param name="arguments">Settings as <c>--urls</c> and <c>--contentRoot</c>.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            await using var app = Build(arguments);
            await app.RunAsync();
            return 0;
        }
        catch (Exception error) when (error is FormatException or OptionsValidationException)
        {
            return Usage.Fail(error.Message);
        }
    }

    private static WebApplication Build(string[] arguments)
    {
        var builder = WebApplication.CreateBuilder(arguments);
        AddOrders(builder);
        AddSignIn(builder);
        builder.Services.AddOrderBackup(builder.Configuration.GetSection("OrderBackup"));
        builder.Services.AddHealthChecks().AddOrderBackup();
        builder.Services.AddSingleton<CachedHealth>();

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/status");
        app.UseWhen(context => SignInCookie.WantsPage(context.Request), branch => branch.UseStatusCodePagesWithReExecute("/status", "?code={0}"));
        app.UseStaticFiles();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapRazorPages();
        app.MapGet("/health", (CachedHealth health, CancellationToken cancellationToken) => health.AnswerAsync(cancellationToken)).AllowAnonymous();
        app.MapOrderBackup("/api", BackupPolicy, options => options.HomeAddress = "~/");
        return app;
    }

    private static void AddOrders(WebApplicationBuilder builder)
    {
        var connection = builder.Configuration["ORDER_BACKUP_CONNECTION"] ?? throw new FormatException("no connection: set ORDER_BACKUP_CONNECTION");
        var options = OrderDbContext.OptionsFor(ConnectionText.Read(connection).ConnectionString);
        builder.Services.AddScoped(_ => new OrderDbContext(options));
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<Language>();
        builder.Services.AddScoped<Words>();
        builder.Services.AddRazorPages();

        // Korean stays readable in the page's source; what means something in HTML is encoded whatever is said here.
        builder.Services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new(UnicodeRanges.All));
    }

    private static void AddSignIn(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new Staff(builder.Configuration));
        builder.Services.AddSignInLimit(builder.Configuration);
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(SignInCookie.Configure);
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(BackupPolicy, policy => policy.RequireRole(Staff.Admin));

        // Instances that share their keys accept each other's cookies.
        var keys = builder.Services.AddDataProtection().SetApplicationName("FurnitureOrders");
        if (builder.Configuration["KeysFolder"] is { Length: > 0 } folder)
            keys.PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(builder.Environment.ContentRootPath, folder)));
    }
}
