using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace IgnoredMembers;

public abstract class EntityBase
{
    public int Id { get; set; }
    public bool IsDirty { get; set; }
    public string ChangedBy { get; set; } = "";
    [NotMapped] public virtual string Hint { get; set; } = "";
    public List<string> Warnings { get; set; } = new();
}

public class Route : EntityBase
{
    private readonly ILazyLoader? loader;
    private List<Stop> stops = new();

    public Route() { }
    private Route(ILazyLoader loader) => this.loader = loader;

    public string From { get; set; } = "";
    public string To { get; set; } = "";
    public override string Hint { get; set; } = "";
    public Clock Clock { get; set; } = new();
    public Calendar? Calendar { get; set; }
    public Action? OnChange { get; set; }
    public List<Stop> Stops { get => loader is null ? stops : loader.Load(this, ref stops!)!; set => stops = value; }
}

public class Stop : EntityBase
{
    public string Name { get; set; } = "";
    public int RouteId { get; set; }
    public Route? Route { get; set; }
}

public class Clock
{
    public int Hours { get; set; }
}

public class Calendar
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
}

public class RouteContext : DbContext
{
    public DbSet<Route> Routes => Set<Route>();
    public DbSet<Stop> Stops => Set<Stop>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Ignore<Calendar>();
        modelBuilder.Entity<Route>(route =>
        {
            route.Ignore(r => r.IsDirty).Ignore(r => r.Warnings);
            route.Ignore(nameof(Route.Clock));
            route.Ignore(r => r.OnChange);
            route.Property(r => r.ChangedBy).HasColumnName("changed_by");
        });
        modelBuilder.Entity<Stop>().Ignore(s => s.ChangedBy);
    }
}
