using Microsoft.EntityFrameworkCore;

namespace TptStrategy;

public abstract class Vehicle
{
    public int Id { get; set; }
    public string Plate { get; set; } = "";
    public Owner Owner { get; set; } = null!;
}

public class Truck : Vehicle
{
    public int Axles { get; set; }
    public string Plates { get; set; } = "";
}

public class Van : Vehicle
{
    public double Volume { get; set; }
    public Cooling? Cooling { get; set; }
}

public class Cooling
{
    public int Degrees { get; set; }
    public string Maker { get; set; } = "";
}

public class Owner
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public ICollection<Vehicle> Vehicles { get; } = new List<Vehicle>();
}

public class FleetContext : DbContext
{
    public DbSet<Vehicle> Vehicles => Set<Vehicle>();
    public DbSet<Truck> Trucks => Set<Truck>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Vehicle>().UseTptMappingStrategy();
        modelBuilder.Entity<Van>(van =>
        {
            van.Property(v => v.Volume).HasColumnName("cubic_metres");
            van.OwnsOne(v => v.Cooling);
        });
    }
}
