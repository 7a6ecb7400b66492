// A filter for every entity of some kind, set by a generic method that reflection runs, which names nothing.
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Oracle.ReflectedFilters;

public interface IDeletable
{
    bool IsDeleted { get; set; }
}

public sealed class Letter : IDeletable
{
    public int Id { get; set; }

    public string Subject { get; set; } = "";

    public bool IsDeleted { get; set; }
}

public sealed class Stamp
{
    public int Id { get; set; }

    public string Country { get; set; } = "";
}

public sealed class PostContext : DbContext
{
    private static readonly MethodInfo Filter = typeof(PostContext).GetMethod(nameof(SetFilter), BindingFlags.NonPublic | BindingFlags.Static)!;

    public DbSet<Letter> Letters => Set<Letter>();

    public DbSet<Stamp> Stamps => Set<Stamp>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var type in modelBuilder.Model.GetEntityTypes())
        {
            if (typeof(IDeletable).IsAssignableFrom(type.ClrType))
            {
                Filter.MakeGenericMethod(type.ClrType).Invoke(null, new object[] { modelBuilder });
            }
        }
    }

    private static void SetFilter<TEntity>(ModelBuilder modelBuilder)
        where TEntity : class, IDeletable
    {
        modelBuilder.Entity<TEntity>().HasQueryFilter(entity => !entity.IsDeleted);
    }
}
