using Microsoft.EntityFrameworkCore;

namespace LowerCaseNames;

public class TaxRate
{
    public int Id { get; set; }
    public string CountryCode { get; set; } = "";
    public decimal RatePercent { get; set; }
    public Validity ValidIn { get; set; } = new();
}

public class Validity
{
    public DateOnly FromDay { get; set; }
    public DateOnly? ToDay { get; set; }
}

public class TaxContext : DbContext
{
    public DbSet<TaxRate> TaxRates { get; set; } = null!;

    protected override void OnConfiguring(DbContextOptionsBuilder b)
    {
        b.UseNpgsql("Host=localhost");
        b.UseLowerCaseNamingConvention();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<TaxRate>().OwnsOne(t => t.ValidIn);
}
