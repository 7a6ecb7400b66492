using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace NoTables;

public class Ware
{
    [Key] public string Ean { get; set; } = "";
    public string Name { get; set; } = "";
    public WareStock? Stock { get; set; }
}

public class WareStock
{
    public int Id { get; set; }
    public int Units { get; set; }
    public string Ean { get; set; } = "";
}

public class RankedWare
{
    public string Ean { get; set; } = "";
    public int Rank { get; set; }
}

public class Forecast
{
    public int Id { get; set; }
    public int Units { get; set; }
}

// Nothing of it is stored: neither a context nor an attribute has it.
public class Plain
{
    public int Id { get; set; }
    public string Text { get; set; } = "";
}

public class WareContext : DbContext
{
    public DbSet<Ware> Wares => Set<Ware>();
    public DbSet<RankedWare> Ranks => Set<RankedWare>();
    public DbSet<Forecast> Forecasts => Set<Forecast>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<RankedWare>().HasNoKey().ToTable((string?)null);
        modelBuilder.Entity<Forecast>().ToView("forecasts").HasKey(f => f.Id);
        modelBuilder.Entity<Ware>().HasOne(w => w.Stock).WithOne().HasForeignKey<WareStock>(s => s.Ean);
    }
}
