using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace SnakeCaseFactory;

public class WorkItem
{
    public long Id { get; set; }
    public string ShortTitle { get; set; } = "";
    public DateTime DueDate { get; set; }
    public WorkItem? ParentItem { get; set; }
    public long? ParentItemId { get; set; }
}

public class WorkContext : DbContext
{
    public WorkContext(DbContextOptions<WorkContext> options) : base(options) { }

    public DbSet<WorkItem> WorkItems { get; set; }
}

public static class Registration
{
    // The lambda's body sits in a method of its own, as larger applications do it.
    public static IServiceCollection AddWork(IServiceCollection services) =>
        services.AddDbContextFactory<WorkContext>((provider, builder) => Configure(builder, "Host=localhost"));

    private static void Configure(DbContextOptionsBuilder builder, string connection)
    {
        builder.UseNpgsql(connection);
        builder.UseSnakeCaseNamingConvention();
    }
}
