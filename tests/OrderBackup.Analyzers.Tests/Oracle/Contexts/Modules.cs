using Microsoft.EntityFrameworkCore;

namespace Modules;

public class Hall { public int Id { get; set; } public string Name { get; set; } = ""; }

public class Fair { public int Id { get; set; } public string Name { get; set; } = ""; }

public class Stand { public int Id { get; set; } public string Name { get; set; } = ""; }

public interface IModelModule
{
    void Configure(ModelBuilder modelBuilder);
}

public class HallModule : IModelModule
{
    public void Configure(ModelBuilder modelBuilder) => modelBuilder.Entity<Hall>().ToTable("halls").Property(h => h.Name).HasColumnName("hall_name");
}

// No one runs it.
public class RetiredModule : IModelModule
{
    public void Configure(ModelBuilder modelBuilder) => modelBuilder.Entity<Fair>().ToTable("retired").Property(f => f.Name).HasColumnName("retired_name");
}

public class StandMapping
{
    private readonly ModelBuilder builder;

    public StandMapping(ModelBuilder builder) => this.builder = builder;

    public void Run() => builder.Entity<Stand>().ToTable("stands").Property(s => s.Name).HasColumnName("stand_name");
}

public class FairContext : DbContext
{
    private static readonly IModelModule[] Modules = [new HallModule()];
    private readonly List<Action<ModelBuilder>> steps = [b => b.Entity<Fair>().Property(f => f.Name).HasColumnName("fair_name")];

    public DbSet<Hall> Halls => Set<Hall>();
    public DbSet<Fair> Fairs => Set<Fair>();
    public DbSet<Stand> Stands => Set<Stand>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var module in Modules)
        {
            module.Configure(modelBuilder);
        }

        steps.ForEach(step => step(modelBuilder));
        new StandMapping(modelBuilder).Run();
    }
}
