using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrderBackup;
using OrderBackup.AspNetCore;
using OrderBackup.AspNetCore.Diagnostics;
using OrderBackup.AspNetCore.Notifications;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="IOrderBackup"/> with the background job that the endpoints start.</summary>
public static class OrderBackupWebServiceCollectionExtensions
{
    /// <summary>Registers backups of one database, with options from configuration.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configuration">The section that holds <see cref="OrderBackupWebOptions"/>.</param>
    public static IServiceCollection AddOrderBackup(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSite("", options => options.Bind(configuration)).AddUnkeyed();

    /// <summary>Registers backups of one database, with options set in code.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets the options.</param>
    public static IServiceCollection AddOrderBackup(this IServiceCollection services, Action<OrderBackupWebOptions> configure) =>
        services.AddSite("", options => options.Configure(configure)).AddUnkeyed();

    /// <summary>Registers backups of one of several databases, with options from configuration.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="key">The service key of its <see cref="IOrderBackup"/>, and what the endpoints are mapped with.</param>
    /// <param name="configuration">The section that holds <see cref="OrderBackupWebOptions"/>.</param>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    public static IServiceCollection AddKeyedOrderBackup(this IServiceCollection services, string key, IConfiguration configuration)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return services.AddSite(key, options => options.Bind(configuration));
    }

    /// <summary>Registers backups of one of several databases, with options set in code.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="key">The service key of its <see cref="IOrderBackup"/>, and what the endpoints are mapped with.</param>
    /// <param name="configure">Sets the options.</param>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    public static IServiceCollection AddKeyedOrderBackup(this IServiceCollection services, string key, Action<OrderBackupWebOptions> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return services.AddSite(key, options => options.Configure(configure));
    }

    private static IServiceCollection AddSite(this IServiceCollection services, string key, Action<OptionsBuilder<OrderBackupWebOptions>> configure)
    {
        configure(services.AddOptions<OrderBackupWebOptions>(key).ValidateOnStart());
        services.AddSingleton<IValidateOptions<OrderBackupWebOptions>>(
            provider => new WebOptionsValidation(key, provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>()));
        services.AddAntiforgery();
        services.AddMetrics();
        services.AddNotificationClient();
        services.TryAddSingleton(TimeProvider.System);
        services.AddKeyedSingleton(key, (provider, _) => SiteSettings.Resolve(
            provider.GetRequiredService<IOptionsMonitor<OrderBackupWebOptions>>().Get(key),
            provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>().ContentRootPath));
        services.AddKeyedSingleton<IOrderBackup>(key, (provider, _) => new OrderBackupService(
            provider.GetRequiredKeyedService<SiteSettings>(key).Runtime, provider.GetService<ILoggerFactory>()));
        services.AddKeyedSingleton(key, (provider, _) => new BackupSite(
            provider.GetRequiredKeyedService<SiteSettings>(key), provider.GetRequiredKeyedService<IOrderBackup>(key),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>(),
            new SiteTelemetry(
                provider.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>(), provider.GetRequiredKeyedService<SiteSettings>(key).Target.Database,
                provider.GetRequiredService<TimeProvider>()),
            provider.GetRequiredService<IHttpClientFactory>()));
        return services.AddSingleton<IHostedService>(provider => new BackupSiteHost(provider.GetRequiredKeyedService<BackupSite>(key)));
    }

    // Addresses may hold secrets: neither the factory's loggers nor the handler's spans get to see them, and no redirect takes them elsewhere.
    private static void AddNotificationClient(this IServiceCollection services) => services.AddHttpClient(Notifier.ClientName)
        .RemoveAllLoggers()
        .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });

    // The one database of most applications is registered under the empty key, and without a key for those who ask for it.
    private static IServiceCollection AddUnkeyed(this IServiceCollection services) =>
        services.AddSingleton(provider => provider.GetRequiredKeyedService<IOrderBackup>(""));
}
