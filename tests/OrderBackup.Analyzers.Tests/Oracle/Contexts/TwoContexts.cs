using Microsoft.EntityFrameworkCore;

namespace TwoContexts;

public class Order
{
    public int Id { get; set; }
    public string Number { get; set; } = "";
    public string? Memo { get; set; }
    public Customer Customer { get; set; } = null!;
    public int CustomerId { get; set; }
}

public class Customer
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
}

public class Campaign
{
    public int Id { get; set; }
    public string Slogan { get; set; } = "";
}

// The same classes, stored in two databases in two ways.
public class OrderingContext : DbContext
{
    public DbSet<Order> Orders => Set<Order>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Order>().ToTable("orders").Property(o => o.Number).HasColumnName("order_number");
        modelBuilder.Entity<Order>().Ignore(o => o.Memo);
        modelBuilder.Entity<Customer>().ToTable("customers");
    }
}

public class MarketingContext : DbContext
{
    public DbSet<Customer> Customers => Set<Customer>();
    public DbSet<Campaign> Campaigns => Set<Campaign>();
    public DbSet<Order> MarketingOrders => Set<Order>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema("marketing");
        modelBuilder.Entity<Customer>().Property(c => c.Name).HasColumnName("display_name");
        modelBuilder.Entity<Campaign>().ToTable("campaigns");
    }
}
