using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FurnitureOrders.Models.Mapping;

/// <summary>The table <c>chat_messages</c>.</summary>
internal sealed class ChatMessageConfiguration : IEntityTypeConfiguration<ChatMessage>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<ChatMessage> builder)
    {
        builder.ToTable("chat_messages");
        builder.HasKey(message => message.Id);
        builder.HasIndex(message => message.RoomId);
        builder.Property(message => message.MessageType).HasMaxLength(20);
        builder.Property(message => message.FileInfo).HasColumnType("jsonb");
        builder.HasOne(message => message.Room).WithMany(room => room.Messages)
            .HasForeignKey(message => message.RoomId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(message => message.User).WithMany()
            .HasForeignKey(message => message.UserId).OnDelete(DeleteBehavior.NoAction);
    }
}
