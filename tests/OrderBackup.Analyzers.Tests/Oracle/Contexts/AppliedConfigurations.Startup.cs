using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AppliedConfigurations;

public static class Dependencies
{
    public static void ConfigureServices(IServiceCollection services) =>
        services.AddDbContext<CatalogContext>(c => c.UseNpgsql("Host=localhost;Database=catalog"));
}
