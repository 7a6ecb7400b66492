using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace RowVersions;

public class Seat
{
    public int Id { get; set; }
    public string Label { get; set; } = "";
    [Timestamp] public uint Version { get; set; }
}

public class Reservation
{
    public int Id { get; set; }
    public uint RowVersion { get; set; }
    public uint Persons { get; set; }
}

public class Waiter
{
    public int Id { get; set; }
    [ConcurrencyCheck] public uint RowVersion { get; private set; }
    public string Name { get; set; } = "";
}

public class Table
{
    public int Id { get; set; }
    [Column("xmin", TypeName = "xid"), DatabaseGenerated(DatabaseGeneratedOption.Computed), ConcurrencyCheck]
    public uint Xmin { get; set; }
    public Guid Stamp { get; set; }
}

public class Dish
{
    public int Id { get; set; }
    public byte[] Photo { get; set; } = [];
    [Timestamp] public byte[]? Token { get; set; }
}

public class RestaurantContext : DbContext
{
    public DbSet<Seat> Seats => Set<Seat>();
    public DbSet<Reservation> Reservations => Set<Reservation>();
    public DbSet<Waiter> Waiters => Set<Waiter>();
    public DbSet<Table> Tables => Set<Table>();
    public DbSet<Dish> Dishes => Set<Dish>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Reservation>().Property(r => r.RowVersion).IsRowVersion();
        modelBuilder.Entity<Table>().Property(t => t.Stamp).IsConcurrencyToken();
    }
}
