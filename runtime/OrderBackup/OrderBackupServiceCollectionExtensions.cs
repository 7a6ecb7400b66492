using Microsoft.Extensions.Logging;
using OrderBackup;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="IOrderBackup"/>.</summary>
public static class OrderBackupServiceCollectionExtensions
{
    /// <summary>Registers one <see cref="IOrderBackup"/> as a singleton that logs to the application's loggers.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="options">The database, manifest and programs.</param>
    /// <exception cref="ArgumentException">The options do not make sense.</exception>
    public static IServiceCollection AddOrderBackup(this IServiceCollection services, OrderBackupOptions options)
    {
        options.Validate();
        return services.AddSingleton<IOrderBackup>(provider => new OrderBackupService(options, provider.GetService<ILoggerFactory>()));
    }
}
