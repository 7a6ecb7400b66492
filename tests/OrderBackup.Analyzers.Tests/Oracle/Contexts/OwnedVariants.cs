using Microsoft.EntityFrameworkCore;

namespace OwnedVariants;

[Owned]
public class Price
{
    public decimal Value { get; set; }
    public string Currency { get; set; } = "";
}

public class Offer
{
    public int Id { get; set; }
    public Price Net { get; set; } = new();
    public Price Gross { get; set; } = new();
    public Period Valid { get; set; } = new();
    public List<Extra> Extras { get; set; } = new();
    public List<Discount> Discounts { get; set; } = new();
}

public class Bid
{
    public int Id { get; set; }
    public Price Net { get; set; } = new();
    public Period? Valid { get; set; }
}

public class Period
{
    public DateOnly From { get; set; }
    public DateOnly Until { get; set; }
    public Price Fee { get; set; } = new();
}

[Owned]
public class Extra
{
    public string Name { get; set; } = "";
    public Price Cost { get; set; } = new();
}

public class Discount
{
    public string Code { get; set; } = "";
    public decimal Percent { get; set; }
    public Partner? Partner { get; set; }
    public int? PartnerId { get; set; }
}

public class Partner
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
}

public class OfferContext : DbContext
{
    public DbSet<Offer> Offers => Set<Offer>();
    public DbSet<Bid> Bids => Set<Bid>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Offer>(offer =>
        {
            offer.OwnsOne(o => o.Net, n => n.Property(p => p.Value).HasColumnName("net_value"));
            offer.OwnsOne(o => o.Net, n => n.Property(p => p.Currency).HasColumnName("net_currency"));
            offer.OwnsOne(typeof(Period), nameof(Offer.Valid), v => v.Property<DateOnly>("From").HasColumnName("valid_from"));
            offer.OwnsMany(o => o.Discounts, d =>
            {
                d.ToTable("offer_discounts");
                d.WithOwner().HasForeignKey("OfferId");
                d.Property<int>("Id");
                d.HasKey("Id");
                d.Property(x => x.Percent).HasColumnName("pct");
                d.Property<DateTime>("AddedAt").HasColumnName("added_at");
            });
        });
        modelBuilder.Entity<Bid>().OwnsOne<Period>("Valid", v =>
        {
            v.Property(p => p.Until).HasColumnName("ends");
            v.Ignore(p => p.From);
        });
        modelBuilder.Entity<Bid>().OwnsOne(b => b.Net, n => { n.ToTable("bid_prices"); });
    }
}
