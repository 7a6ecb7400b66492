using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace SnakeCaseStartup;

public static class Startup
{
    public static void ConfigureServices(IServiceCollection services)
    {
        var connection = Environment.GetEnvironmentVariable("STOCK_DATABASE") ?? "Host=localhost";
        services.AddDbContext<StockContext>(options =>
            options.UseNpgsql(connection, npgsql => npgsql.CommandTimeout(30)).UseSnakeCaseNamingConvention());
    }
}
