using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BaseContext;

internal static class Program
{
    public static IServiceCollection AddPersistence(this IServiceCollection services)
    {
        services.AddDbContextPool<ContractContext>((provider, options) =>
        {
            options.UseNpgsql("Host=localhost", npgsql => npgsql.EnableRetryOnFailure());
            options.EnableSensitiveDataLogging();
        });
        return services;
    }
}
