using Microsoft.EntityFrameworkCore;

namespace MappedByUse;

public class Voucher
{
    private readonly string slug = "";
    private string pin = "";

    public Voucher(string code, decimal value)
    {
        Code = code;
        Value = value;
    }

    public string Code { get; }
    public decimal Value { get; }
    public string Slug => slug;
    public string Campaign { get; } = "";
    public decimal Rate { get; } = 1;
    public string Upper => Code.ToUpperInvariant();
    private string Secret { get; set; } = "";
    internal int Uses { get; set; }
    protected DateTime Printed { get; set; }
    public string? Batch { private get; set; }
    public void SetPin(string value) => pin = value + slug + Secret;
    public bool HasPin => pin.Length > 0;
}

public class Redemption
{
    public int Id { get; set; }
    public string VoucherCode { get; } = "";
    public DateTime At { get; set; }
}

// Keys, indexes and foreign keys map members that no convention would.
public class VoucherContext : DbContext
{
    public DbSet<Voucher> Vouchers => Set<Voucher>();
    public DbSet<Redemption> Redemptions => Set<Redemption>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Voucher>(b =>
        {
            b.HasKey(v => v.Code);
            b.HasIndex(v => v.Campaign);
            b.HasIndex("Slug").IsUnique();
            b.Property(v => v.Slug).HasField("slug");
            b.Property<string>("Secret").HasColumnName("secret");
            b.Property(v => v.Value);
            b.Property(v => v.Uses);
            b.Property<DateTime>("Printed").HasColumnName("printed_at");
            b.Property<string>("pin");
        });
        modelBuilder.Entity<Redemption>().HasOne<Voucher>().WithMany().HasForeignKey(r => r.VoucherCode);
    }
}
