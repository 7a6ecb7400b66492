// Entities of another project, whose reference assembly lacks their private and internal setters and fields.
using Microsoft.EntityFrameworkCore;
using Oracle.ProjectSetters.Domain;

namespace Oracle.ProjectSetters;

public sealed class ProjectSettersContext : DbContext
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
