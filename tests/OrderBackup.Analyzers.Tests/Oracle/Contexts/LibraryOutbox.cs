// A context that has a messaging library's outbox beside its own entities.
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Oracle.LibraryOutbox;

public sealed class Dispatch
{
    public int Id { get; set; }

    public string Carrier { get; set; } = "";
}

public sealed class DispatchContext : DbContext
{
    public DbSet<Dispatch> Dispatches => Set<Dispatch>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema("dispatch");
        modelBuilder.AddOutboxStateEntity();
        modelBuilder.Entity<Dispatch>().Property(dispatch => dispatch.Carrier).HasColumnName("carrier");
    }
}
