using Microsoft.EntityFrameworkCore;

namespace TableSplitting;

public class Order
{
    public int Id { get; set; }
    public OrderState Status { get; set; }
    public DetailedOrder Detailed { get; set; } = null!;
}

public class DetailedOrder
{
    public int Id { get; set; }
    public OrderState Status { get; set; }
    public string BillingAddress { get; set; } = "";
    public string ShippingAddress { get; set; } = "";
    public byte[]? Snapshot { get; set; }
}

public enum OrderState { Pending, Shipped }

public class Client
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public string? PhoneNumber { get; set; }
    public string Street { get; set; } = "";
    public string City { get; set; } = "";
    public string? PostCode { get; set; }
}

public class SplitContext : DbContext
{
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<DetailedOrder> DetailedOrders => Set<DetailedOrder>();
    public DbSet<Client> Clients => Set<Client>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DetailedOrder>(dob =>
        {
            dob.ToTable("Orders");
            dob.Property(o => o.Status).HasColumnName("Status");
        });
        modelBuilder.Entity<Order>(ob =>
        {
            ob.ToTable("Orders");
            ob.Property(o => o.Status).HasColumnName("Status");
            ob.HasOne(o => o.Detailed).WithOne().HasForeignKey<DetailedOrder>(o => o.Id);
            ob.Navigation(o => o.Detailed).IsRequired();
        });
        modelBuilder.Entity<Client>(entity =>
        {
            entity.ToTable("clients")
                .SplitToTable("client_phones", split => { split.Property(c => c.Id).HasColumnName("client_id"); split.Property(c => c.PhoneNumber); })
                .SplitToTable("client_addresses", "geo", split =>
                {
                    split.Property(c => c.Id).HasColumnName("client_id");
                    split.Property(c => c.Street).HasColumnName("street_line");
                    split.Property(c => c.City);
                    split.Property(c => c.PostCode);
                });
        });
    }
}
