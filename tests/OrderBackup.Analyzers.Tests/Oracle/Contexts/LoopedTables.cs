using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LoopedTables;

public class Plan
{
    public int Id { get; set; }
    public string Title { get; set; } = "";
    public Budget Budget { get; set; } = new();
}

public class Budget
{
    public decimal Limit { get; set; }
}

public class Milestone
{
    public int Id { get; set; }
    public DateOnly Due { get; set; }
}

public class PlanContext : DbContext
{
    public DbSet<Plan> Plans => Set<Plan>();
    public DbSet<Milestone> Milestones => Set<Milestone>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Plan>().OwnsOne(p => p.Budget);
        modelBuilder.Entity<Milestone>().Property(m => m.Due).HasColumnName("due_on");
        modelBuilder.RemovePluralizingTableNames();
    }
}

public static class ModelBuilderExtensions
{
    public static void RemovePluralizingTableNames(this ModelBuilder modelBuilder)
    {
        foreach (IMutableEntityType entityType in modelBuilder.Model.GetEntityTypes())
        {
            if (entityType.IsOwned()) continue;
            entityType.SetTableName("app_" + entityType.ClrType.Name);
        }
    }
}
