using Microsoft.EntityFrameworkCore;

namespace ModelWideTypes;

public class Purchase
{
    public int Id { get; set; }
    public Phase Phase { get; set; }
    public Phase? Before { get; set; }
    public Amount Net { get; set; } = new();
    public Spot Pickup { get; set; } = new();
    public List<Spot> Visited { get; set; } = new();
    public Trace Trace { get; set; } = new();
}

public enum Phase { Asked, Ordered, Paid }

public class Amount
{
    public decimal Value { get; set; }
    public string Currency { get; set; } = "";
}

public class Spot
{
    public string Name { get; set; } = "";
    public double Height { get; set; }
}

public class Trace
{
    public string Source { get; set; } = "";
}

public class PurchaseContext : DbContext
{
    public DbSet<Purchase> Purchases => Set<Purchase>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.ComplexProperties<Amount>();
        configurationBuilder.Properties<string>().HaveMaxLength(200);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Owned<Spot>();
        modelBuilder.Owned(typeof(Trace));
        modelBuilder.Entity<Purchase>().OwnsOne(p => p.Trace).Property(t => t.Source).HasColumnName("trace_source");
    }
}
