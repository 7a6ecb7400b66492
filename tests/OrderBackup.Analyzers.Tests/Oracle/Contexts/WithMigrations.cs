using Microsoft.EntityFrameworkCore;

namespace WithMigrations;

public class Parcel
{
    public int Id { get; set; }
    public string TrackingCode { get; set; } = "";
    public decimal Weight { get; set; }
    public string Carrier { get; set; } = "";
}

public class ParcelContext : DbContext
{
    public DbSet<Parcel> Parcels { get; set; } = null!;

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Parcel>().ToTable("parcels").Property(p => p.TrackingCode).HasColumnName("tracking_code");
    }
}
