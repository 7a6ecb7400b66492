using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HiddenOptions.Hosting;

public static class HostingExtensions
{
    public static IServiceCollection AddDatabase<TContext>(this IServiceCollection services, string connection)
        where TContext : DbContext =>
        services.AddDbContext<TContext>(options => options.UseNpgsql(connection).UseSnakeCaseNamingConvention());
}
