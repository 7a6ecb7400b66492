using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace ClashingColumns;

public class Shipment
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public string Address_City { get; set; } = "";
    public Address Address { get; set; } = new();
    public ShipmentDetails Details { get; set; } = null!;
}

public class ShipmentDetails
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public string Remark { get; set; } = "";
}

[ComplexType]
public class Address
{
    public string City { get; set; } = "";
    public string Street { get; set; } = "";
}

// Two classes in one table and parts whose columns have taken names already: EF Core makes the names unique.
public class ShipmentContext : DbContext
{
    public DbSet<Shipment> Shipments => Set<Shipment>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Shipment>(b =>
        {
            b.ToTable("shipments");
            b.HasOne(s => s.Details).WithOne().HasForeignKey<ShipmentDetails>(d => d.Id);
        });
        modelBuilder.Entity<ShipmentDetails>().ToTable("shipments");
    }
}
