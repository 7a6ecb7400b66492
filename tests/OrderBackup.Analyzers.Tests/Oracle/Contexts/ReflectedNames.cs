// Names that a generic method gives which only reflection runs.
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Oracle.ReflectedNames;

public interface IVersioned
{
    int Version { get; set; }
}

public sealed class Page : IVersioned
{
    public int Id { get; set; }

    public string Title { get; set; } = "";

    public int Version { get; set; }
}

public sealed class WikiContext : DbContext
{
    public DbSet<Page> Pages => Set<Page>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var type in modelBuilder.Model.GetEntityTypes())
        {
            var method = GetType().GetMethod(nameof(SetVersion), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(type.ClrType);
            method.Invoke(this, [modelBuilder]);
        }
    }

    private void SetVersion<TEntity>(ModelBuilder modelBuilder)
        where TEntity : class, IVersioned
    {
        modelBuilder.Entity<TEntity>().Property(entity => entity.Version).HasColumnName("row_version");
        modelBuilder.Entity<TEntity>().ToTable("pages_" + typeof(TEntity).Name.Length);
    }
}
