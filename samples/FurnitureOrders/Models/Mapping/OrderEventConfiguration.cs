using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FurnitureOrders.Models.Mapping;

/// <summary>The table <c>order_events</c>.</summary>
internal sealed class OrderEventConfiguration : IEntityTypeConfiguration<OrderEvent>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<OrderEvent> builder)
    {
        builder.ToTable("order_events");
        builder.HasKey(entry => entry.Id);
        builder.HasIndex(entry => entry.OrderId);
        builder.HasIndex(entry => entry.EventType);
        builder.HasIndex(entry => entry.CreatedAt);
        builder.Property(entry => entry.EventType).HasMaxLength(50);
        builder.Property(entry => entry.Payload).HasColumnType("jsonb");
        builder.HasOne(entry => entry.Order).WithMany(order => order.Events)
            .HasForeignKey(entry => entry.OrderId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(entry => entry.CreatedByUser).WithMany()
            .HasForeignKey(entry => entry.CreatedByUserId).OnDelete(DeleteBehavior.NoAction);
    }
}
