using Microsoft.EntityFrameworkCore;

namespace SnakeCaseStartup;

public class StockItem
{
    public Guid Id { get; set; }
    public string ArticleNumber { get; set; } = "";
    public int QuantityOnHand { get; set; }
    public Location StorageLocation { get; set; } = null!;
    public Guid StorageLocationId { get; set; }
    public StockKind StockKind { get; set; }
    public List<string> BarCodes { get; set; } = [];
}

public class Location
{
    public Guid Id { get; set; }
    public string AisleName { get; set; } = "";
    public int ShelfNo { get; set; }
}

public enum StockKind { Raw, Finished }

public class StockContext : DbContext
{
    public StockContext(DbContextOptions<StockContext> options) : base(options)
    {
    }

    public DbSet<StockItem> StockItems => Set<StockItem>();
    public DbSet<Location> Locations => Set<Location>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema("stock_keeping");
        modelBuilder.Entity<StockItem>().Property(s => s.StockKind).HasConversion<string>();
        modelBuilder.Entity<Location>().Property(l => l.AisleName).HasColumnName("Aisle");
    }
}
