// Stands for a messaging library that adds tables of its own to the application's model.
using Microsoft.EntityFrameworkCore;

namespace MassTransit;

public sealed class OutboxState
{
    public Guid OutboxId { get; set; }

    public DateTime Created { get; set; }
}

public static class OutboxModel
{
    public static void AddOutboxStateEntity(this ModelBuilder modelBuilder) =>
        modelBuilder.Entity<OutboxState>(state =>
        {
            state.ToTable("OutboxState");
            state.HasKey(s => s.OutboxId);
        });
}
