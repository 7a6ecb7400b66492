using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FurnitureOrders.Models.Mapping;

/// <summary>The table <c>order_tasks</c>.</summary>
internal sealed class OrderTaskConfiguration : IEntityTypeConfiguration<OrderTask>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<OrderTask> builder)
    {
        builder.ToTable("order_tasks");
        builder.HasKey(task => task.Id);
        builder.HasIndex(task => task.OrderId);
        builder.Property(task => task.Title).HasMaxLength(255);
        builder.Property(task => task.Status).HasMaxLength(30).HasConversion<string>().HasDefaultValue(OrderTaskStatus.OPEN);
        builder.Property(task => task.OwnerTeam).HasMaxLength(50);
        builder.Property(task => task.DueDate).HasColumnType("character varying");
        builder.Property(task => task.Meta).HasColumnType("jsonb");
        builder.HasOne(task => task.Order).WithMany(order => order.Tasks)
            .HasForeignKey(task => task.OrderId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(task => task.OwnerUser).WithMany()
            .HasForeignKey(task => task.OwnerUserId).OnDelete(DeleteBehavior.NoAction);
    }
}
