using Microsoft.EntityFrameworkCore;

namespace ViewsAndQueries;

public class Sale
{
    public int Id { get; set; }
    public decimal Amount { get; set; }
    public string Region { get; set; } = "";
}

public class SalesByRegion
{
    public string Region { get; set; } = "";
    public decimal Total { get; set; }
}

public class TopSeller
{
    public string Name { get; set; } = "";
    public int Rank { get; set; }
}

public class FunctionRow
{
    public int Value { get; set; }
}

public class CurrentPrice
{
    public int Id { get; set; }
    public decimal Price { get; set; }
}

public class Stocked
{
    public int Id { get; set; }
    public int Units { get; set; }
}

[Keyless]
public class Telemetry
{
    public DateTime At { get; set; }
    public double Value { get; set; }
}

public class ReportContext : DbContext
{
    public DbSet<Sale> Sales => Set<Sale>();
    public DbSet<SalesByRegion> ByRegion => Set<SalesByRegion>();
    public DbSet<TopSeller> TopSellers => Set<TopSeller>();
    public DbSet<CurrentPrice> Prices => Set<CurrentPrice>();
    public DbSet<Stocked> Stock => Set<Stocked>();
    public DbSet<Telemetry> Telemetry => Set<Telemetry>();
    public IQueryable<FunctionRow> Rows(int top) => FromExpression(() => Rows(top));

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SalesByRegion>().HasNoKey().ToView("sales_by_region");
        modelBuilder.Entity<TopSeller>(b =>
        {
            b.HasNoKey();
            b.ToSqlQuery("SELECT name, rank FROM sellers");
        });
        modelBuilder.Entity<FunctionRow>().HasNoKey().ToFunction("top_rows");
        modelBuilder.HasDbFunction(() => Rows(default));
        modelBuilder.Entity<CurrentPrice>().ToView("current_prices", "pricing");
        modelBuilder.Entity<Stocked>().ToTable("stock_units").ToView("stock_view");
    }
}
