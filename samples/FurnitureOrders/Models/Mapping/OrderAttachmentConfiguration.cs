using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FurnitureOrders.Models.Mapping;

/// <summary>The table <c>order_attachments</c>.</summary>
internal sealed class OrderAttachmentConfiguration : IEntityTypeConfiguration<OrderAttachment>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<OrderAttachment> builder)
    {
        builder.ToTable("order_attachments");
        builder.HasKey(attachment => attachment.Id);
        builder.HasIndex(attachment => attachment.OrderId);
        builder.Property(attachment => attachment.Filename).HasMaxLength(255);
        builder.Property(attachment => attachment.FileType).HasMaxLength(50);
        builder.Property(attachment => attachment.StorageKey).HasMaxLength(500);
        builder.Property(attachment => attachment.ThumbnailKey).HasMaxLength(500);
        builder.HasOne(attachment => attachment.Order).WithMany(order => order.Attachments)
            .HasForeignKey(attachment => attachment.OrderId).OnDelete(DeleteBehavior.Cascade);
    }
}
