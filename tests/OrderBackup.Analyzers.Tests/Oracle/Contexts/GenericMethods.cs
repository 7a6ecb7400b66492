using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Builder = Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<GenericMethods.Cargo>;
using Load = GenericMethods.Cargo;

namespace GenericMethods;

public class Ship
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public string Flag { get; set; } = "";
}

public class Harbour
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
}

public class Cargo
{
    public int Id { get; set; }
    public double Tons { get; set; }
    public string Kind { get; set; } = "";
}

public class Crane
{
    public int Id { get; set; }
    public int Reach { get; set; }
    public int Load { get; set; }
}

public static class Names
{
    public static class Tables
    {
        public const string Ship = "ships";
        public const string Harbour = "harbours";
    }

    public const string Schema = "port";
}

public class PortContext : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Map<Ship>(modelBuilder, Names.Tables.Ship);
        Map<Harbour>(modelBuilder, Names.Tables.Harbour, "land");
        Column<Ship, string>(modelBuilder, s => s.Flag, "flag_code");

        Action<Builder> cargo = b =>
        {
            b.ToTable("cargo");
            b.Property(c => c.Tons).HasColumnName("tons");
        };
        modelBuilder.Entity(cargo);
        modelBuilder.Entity<Load>().Property(c => c.Kind).HasColumnName("kind");
        modelBuilder.Entity<Crane>(MapCrane);
    }

    private static void Map<TEntity>(ModelBuilder modelBuilder, string table, string schema = Names.Schema)
        where TEntity : class =>
        modelBuilder.Entity<TEntity>().ToTable(table, schema);

    private static void Column<TEntity, TProperty>(ModelBuilder modelBuilder, Expression<Func<TEntity, TProperty>> property, string column)
        where TEntity : class =>
        modelBuilder.Entity<TEntity>().Property(property).HasColumnName(column);

    private static void MapCrane(EntityTypeBuilder<Crane> builder)
    {
        builder.ToTable("cranes", Names.Schema);
        (string column, int width) = ("reach_m", 3);
        builder.Property(c => c.Reach).HasColumnName(column);
        const string load = "load_t";
        builder.Property(c => c.Load).HasColumnName(load).HasDefaultValue(width);
    }
}
