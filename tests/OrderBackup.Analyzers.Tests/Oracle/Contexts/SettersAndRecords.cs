using Microsoft.EntityFrameworkCore;

namespace SettersAndRecords;

public record Booking
{
    public Guid Id { get; init; }
    public required string Guest { get; init; }
    public required DateOnly From { get; set; }
    public DateOnly To { get; private init; }
    public Money Price { get; init; } = new(0, "EUR");
    public int Nights => To.DayNumber - From.DayNumber;
}

public record struct Money(decimal Amount, string Currency);

public record Room(int Id, string Name, int Beds)
{
    public string? Comment { get; set; }
}

public class Guest
{
    private Guest(int id, string fullName)
    {
        Id = id;
        FullName = fullName;
    }

    public Guest(string fullName, ICollection<Stay> stays) : this(0, fullName) => Stays = stays;

    public int Id { get; private set; }
    public string FullName { get; }
    public string Initials { get; } = "";
    public ICollection<Stay> Stays { get; private set; } = new List<Stay>();
}

public class Stay
{
    public int Id { get; set; }
    public virtual Guest Guest { get; set; } = null!;
    public virtual Room? Room { get; set; }
    public int? RoomId { get; set; }
}

public class HotelContext(DbContextOptions<HotelContext> options) : DbContext(options)
{
    public DbSet<Booking> Bookings => Set<Booking>();
    public DbSet<Room> Rooms => Set<Room>();
    public DbSet<Guest> Guests => Set<Guest>();

    protected override void OnConfiguring(DbContextOptionsBuilder builder) => builder.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Booking>().ComplexProperty(b => b.Price, price =>
        {
            price.Property(p => p.Amount).HasColumnName("price_amount");
            price.Property(p => p.Currency).HasMaxLength(3);
        });
        modelBuilder.Entity<Guest>().Property(g => g.FullName).HasColumnName("full_name");
    }
}
