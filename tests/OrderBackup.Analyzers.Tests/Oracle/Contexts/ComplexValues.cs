using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace ComplexValues;

public class Flight
{
    public int Id { get; set; }
    public required Leg Outbound { get; set; }
    public required Leg Inbound { get; set; }
    public Coordinates Position { get; set; }
    public Fare Fare { get; set; } = new(0, "EUR");
}

[ComplexType]
public class Leg
{
    public required string Airport { get; set; }
    public DateTimeOffset At { get; set; }
    public required Gate Gate { get; set; }
    public string Summary => Airport + Gate.Number;
    [NotMapped] public string Cached { get; set; } = "";
}

[ComplexType]
public record Gate(string Terminal, int Number);

public record Fare(decimal Net, string Currency)
{
    public Tax Tax { get; init; } = new(0);
}

public record Tax(decimal Percent);

public struct Coordinates
{
    public double Latitude;
    public double Longitude;
    public int Altitude { get; set; }
}

public class FlightContext : DbContext
{
    public DbSet<Flight> Flights => Set<Flight>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Flight>(flight =>
        {
            flight.ComplexProperty(f => f.Inbound).Property(l => l.Airport).HasColumnName("return_from");
            flight.ComplexProperty(f => f.Position);
            flight.ComplexProperty(f => f.Fare, fare =>
            {
                fare.Property(x => x.Currency).HasColumnName("fare_currency");
                fare.ComplexProperty(x => x.Tax).IsRequired();
            });
        });
    }
}
