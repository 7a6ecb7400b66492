using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrderBackup.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the health check of the backups.</summary>
public static class OrderBackupHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check of what the tiers hold: healthy when each has a verified backup that is new and large enough, degraded when only
    /// some have, unhealthy when none has. That nobody complained of a failed backup is no sign of health; that one is there is.
    /// </summary>
    /// <param name="builder">The application's health checks.</param>
    /// <param name="name">The check's name.</param>
    /// <param name="configure">Sets the limits, and names one of several databases.</param>
    /// <exception cref="ArgumentException">A limit makes no sense.</exception>
    public static IHealthChecksBuilder AddOrderBackup(this IHealthChecksBuilder builder, string name = "order_backup", Action<OrderBackupHealthOptions>? configure = null)
    {
        var options = new OrderBackupHealthOptions();
        configure?.Invoke(options);
        if (options.LongestAge <= TimeSpan.Zero || options.FewestVerified < 1)
        {
            throw new ArgumentException($"{nameof(options.LongestAge)} must be more than nothing, and {nameof(options.FewestVerified)} at least 1: without a backup nothing is healthy.");
        }

        return builder.Add(new HealthCheckRegistration(
            name, provider => new BackupHealthCheck(provider.GetRequiredKeyedService<BackupSite>(options.Key ?? ""), options, provider.GetRequiredService<TimeProvider>()), null, null));
    }
}
