using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FurnitureOrders.Models.Mapping;

/// <summary>The table <c>chat_attachments</c>.</summary>
internal sealed class ChatAttachmentConfiguration : IEntityTypeConfiguration<ChatAttachment>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<ChatAttachment> builder)
    {
        builder.ToTable("chat_attachments");
        builder.HasKey(attachment => attachment.Id);
        builder.HasIndex(attachment => attachment.MessageId);
        builder.Property(attachment => attachment.Filename).HasMaxLength(255);
        builder.Property(attachment => attachment.FileType).HasMaxLength(50);
        builder.Property(attachment => attachment.StorageKey).HasMaxLength(500);
        builder.Property(attachment => attachment.ThumbnailKey).HasMaxLength(500);
        builder.HasOne(attachment => attachment.Message).WithMany(message => message.Attachments)
            .HasForeignKey(attachment => attachment.MessageId).OnDelete(DeleteBehavior.Cascade);
    }
}
