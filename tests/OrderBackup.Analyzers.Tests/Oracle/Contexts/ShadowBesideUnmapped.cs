using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace ShadowBesideUnmapped;

public class Ticket
{
    private string _state = "open";
    private readonly DateTime _openedAt = DateTime.UtcNow;

    public Ticket(string subject) => Subject = subject;

    public int Id { get; }
    public string Subject { get; }
    public string Channel { get; } = "mail";
    public int Age => (DateTime.UtcNow - _openedAt).Days;
    public string State => _state;
    public string Notes { get { return notes; } }
    public int? Rating { get; private set; }
    public string? LastModified() => null;
    private string notes = "";
    public void Close() { _state = "closed"; notes += "."; }

    [NotMapped] public string Owner { get; set; } = "";
}

// The shadow properties stand beside members of a similar name that are not stored.
public class TicketContext : DbContext
{
    public DbSet<Ticket> Tickets => Set<Ticket>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Ticket>(ticket =>
        {
            ticket.HasKey(t => t.Id);
            ticket.Property(t => t.Subject);
            ticket.Property(t => t.State).HasField("_state");
            ticket.Property<DateTime>("OpenedAt").HasColumnName("opened");
            ticket.Property<string>("OwnerName");
            ticket.Property<DateTime?>("LastModifiedUtc").HasColumnName("last_modified");
            ticket.Property<string>("AgeText").HasMaxLength(10);
        });
    }
}
