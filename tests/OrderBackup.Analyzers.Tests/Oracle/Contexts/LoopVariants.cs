using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LoopVariants;

public class Aisle { public int Id { get; set; } public string Label { get; set; } = ""; }

public class Basket { public int Id { get; set; } public string Owner { get; set; } = ""; public int Size { get; set; } }

public class Coupon { public int Id { get; set; } public string Code { get; set; } = ""; }

public class Drawer { public int Id { get; set; } public string Till { get; set; } = ""; }

public class Event { public int Id { get; set; } public string Kind { get; set; } = ""; }

public abstract class LocalContext : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");
}

public class ForEachContext : LocalContext
{
    public DbSet<Aisle> Aisles => Set<Aisle>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.Model.GetEntityTypes().ToList().ForEach(entity => entity.SetTableName(entity.DisplayName().ToLowerInvariant()));
}

public class StringsContext : LocalContext
{
    public DbSet<Basket> Baskets => Set<Basket>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(t => t.GetProperties()).Where(p => p.ClrType == typeof(string)))
        {
            property.SetColumnName("s_" + property.Name);
        }
    }
}

public class RenamedContext : LocalContext
{
    public DbSet<Coupon> Coupons => Set<Coupon>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var type in modelBuilder.Model.GetEntityTypes().ToList())
        {
            modelBuilder.Entity(type.ClrType).ToTable("t_" + type.ClrType.Name).Property("Id").HasColumnName("id_" + type.ClrType.Name);
        }
    }
}

public class InvokedContext : LocalContext
{
    public DbSet<Drawer> Drawers => Set<Drawer>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var map = typeof(InvokedContext).GetMethod(nameof(Map), BindingFlags.NonPublic | BindingFlags.Static)!;
        foreach (var type in modelBuilder.Model.GetEntityTypes().Select(t => t.ClrType).ToList())
        {
            map.MakeGenericMethod(type).Invoke(null, [modelBuilder]);
        }
    }

    private static void Map<TEntity>(ModelBuilder modelBuilder)
        where TEntity : class =>
        modelBuilder.Entity<TEntity>().ToTable("invoked_" + typeof(TEntity).Name);
}

public class NamedContext : LocalContext
{
    public DbSet<Event> Events => Set<Event>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => Rename(modelBuilder.Model, "ev_");

    private static void Rename(IMutableModel model, string prefix)
    {
        var types = model.GetEntityTypes().GetEnumerator();
        while (types.MoveNext())
        {
            types.Current.SetSchema("events");
            types.Current.SetTableName(prefix + types.Current.GetTableName());
        }
    }
}
