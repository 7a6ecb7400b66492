// Entities of a compiled library with setters that the compiler does not show.
using Microsoft.EntityFrameworkCore;
using Oracle.LibrarySetters.Domain;

namespace Oracle.LibrarySetters;

public sealed class LibrarySettersContext : DbContext
{
    public DbSet<Invoice> Invoices => Set<Invoice>();

    public DbSet<OwnReceipt> Receipts => Set<OwnReceipt>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Invoice>(invoice =>
        {
            invoice.Property<string>("_note").HasColumnName("note");
            invoice.OwnsOne(i => i.Payer);
            invoice.OwnsMany<Entry>("_entries", entry => entry.ToTable("entries"));
        });
    }
}

public sealed class OwnReceipt : Receipt
{
    public int Copies { get; private set; }
}
