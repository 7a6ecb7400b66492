// Owned types that declare the key that they share with their owner: its values stand in the owner's column.
using Microsoft.EntityFrameworkCore;

namespace Oracle.OwnedKeys;

public sealed class Parcel
{
    public int Id { get; set; }

    public Sender? Sender { get; set; }

    public Target? Target { get; set; }

    public Weight? Weight { get; set; }

    public Label? Label { get; set; }

    public Seal? Seal { get; set; }
}

public sealed class Sender
{
    public string Town { get; set; } = "";
}

public sealed class Target
{
    public int ParcelId { get; set; }

    public string Town { get; set; } = "";

    public Floor? Floor { get; set; }
}

public sealed class Floor
{
    public int TargetParcelId { get; set; }

    public int Number { get; set; }
}

public sealed class Weight
{
    public int Owner { get; set; }

    public int Grams { get; set; }
}

public sealed class Label
{
    public int Id { get; set; }

    public string Text { get; set; } = "";

    public int? PrinterId { get; set; }
}

public sealed class Seal
{
    public string Color { get; set; } = "";
}

public sealed class ParcelContext : DbContext
{
    public DbSet<Parcel> Parcels => Set<Parcel>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<Parcel>(parcel =>
        {
            parcel.ToTable("parcels");
            parcel.Property(p => p.Id).HasColumnName("parcel_no");
            parcel.OwnsOne(p => p.Sender, sender =>
            {
                sender.Property<int>("ParcelId");
                sender.WithOwner();
            });
            parcel.OwnsOne(p => p.Target, target => target.OwnsOne(t => t.Floor));
            parcel.OwnsOne(p => p.Weight, weight => weight.WithOwner().HasForeignKey(w => w.Owner));
            parcel.OwnsOne(p => p.Label);
            parcel.OwnsOne(p => p.Seal, seal =>
            {
                seal.Property<int>("Sealed");
                seal.HasKey("Sealed");
            });
        });
}
