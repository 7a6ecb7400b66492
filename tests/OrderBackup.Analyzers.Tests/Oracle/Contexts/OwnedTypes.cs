using Microsoft.EntityFrameworkCore;

namespace OwnedTypes;

public class Contact
{
    public string Name { get; set; } = "";
    public Phone Mobile { get; set; } = new();
    public Phone? Office { get; set; }
}

public class Phone
{
    public string Country { get; set; } = "";
    public string Number { get; set; } = "";
}

public class Address
{
    public string Street { get; set; } = "";
    public string City { get; set; } = "";
    public GeoPoint? Location { get; set; }
    public string OneLine => Street + ", " + City;
}

public class GeoPoint
{
    public double Latitude { get; set; }
    public double Longitude { get; set; }
}

public class Dealer
{
    public int Id { get; set; }
    public Contact Contact { get; set; } = new();
    public Address Billing { get; set; } = new();
    public Address Shipping { get; set; } = new();
    public BankAccount? Bank { get; set; }
    public List<OpeningHour> Hours { get; set; } = new();
    public ICollection<Certificate> Certificates { get; set; } = new List<Certificate>();
}

public class BankAccount
{
    public string Iban { get; set; } = "";
    public string? Bic { get; set; }
}

public class OpeningHour
{
    public DayOfWeek Day { get; set; }
    public TimeOnly From { get; set; }
    public TimeOnly Until { get; set; }
}

public class Certificate
{
    public int Id { get; set; }
    public string Issuer { get; set; } = "";
    public Validity Valid { get; set; } = new();
}

public class Validity
{
    public DateOnly From { get; set; }
    public DateOnly? Until { get; set; }
}

public class DealerContext : DbContext
{
    public DbSet<Dealer> Dealers => Set<Dealer>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Dealer>(dealer =>
        {
            dealer.OwnsOne(d => d.Contact, contact =>
            {
                contact.Property(c => c.Name).HasColumnName("contact_name");
                contact.OwnsOne(c => c.Mobile, phone => phone.Property(p => p.Number).HasColumnName("mobile_number"));
                contact.OwnsOne(c => c.Office);
            });
            dealer.OwnsOne(d => d.Billing).OwnsOne(a => a.Location);
            dealer.OwnsOne(d => d.Shipping, a =>
            {
                a.ToTable("dealer_shipping");
                a.WithOwner().HasForeignKey("DealerId");
                a.OwnsOne(x => x.Location).Property(l => l.Latitude).HasColumnName("lat");
            });
            dealer.OwnsOne(d => d.Bank, b =>
            {
                b.Property(x => x.Iban).HasColumnName("iban");
                b.Property<string>("Owner").HasColumnName("account_owner");
            });
            dealer.OwnsMany(d => d.Hours);
            dealer.OwnsMany(d => d.Certificates, c =>
            {
                c.ToTable("dealer_certificates", "papers");
                c.WithOwner().HasForeignKey("dealer_id");
                c.Property(x => x.Issuer).HasColumnName("issued_by");
                c.OwnsOne(x => x.Valid);
                c.HasKey(x => x.Id);
            });
        });
    }
}
