using Microsoft.EntityFrameworkCore;

namespace ConditionalNames;

public class Meter
{
    public int Id { get; set; }
    public string Serial { get; set; } = "";
    public double Reading { get; set; }
    public string Unit { get; set; } = "";
    public string Site { get; set; } = "";
    public string? Debug { get; set; }
    public string Plain { get; set; } = "";
}

public class Gauge
{
    public int Id { get; set; }
    public double Level { get; set; }
}

public class MeterContext : DbContext
{
    private readonly bool legacy = Environment.GetEnvironmentVariable("LEGACY_METERS") == "yes";

    public DbSet<Meter> Meters => Set<Meter>();
    public DbSet<Gauge> Gauges => Set<Gauge>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Meter>(b =>
        {
            b.Property(m => m.Plain).HasColumnName("plain");
            if (legacy)
            {
                b.Property(m => m.Serial).HasColumnName("ser_no");
            }
            else
            {
                b.Property(m => m.Serial).HasColumnName("serial_number");
            }

            if (legacy) b.Property(m => m.Reading).HasColumnName("rd");
            b.Property(m => m.Unit).HasColumnName(legacy ? "un" : "unit");
            switch (Environment.ProcessorCount)
            {
                case > 100000:
                    b.Property(m => m.Site).HasColumnName("site_big");
                    break;
                default:
                    b.Property(m => m.Site).HasColumnName("site");
                    break;
            }

            if (!legacy)
            {
                b.Ignore(m => m.Debug);
            }
        });

        if (Database.IsNpgsql() && legacy)
        {
            modelBuilder.Entity<Gauge>().ToTable("legacy_gauges");
        }
    }
}
