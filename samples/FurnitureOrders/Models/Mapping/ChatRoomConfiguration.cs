using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FurnitureOrders.Models.Mapping;

/// <summary>The table <c>chat_rooms</c>.</summary>
internal sealed class ChatRoomConfiguration : IEntityTypeConfiguration<ChatRoom>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<ChatRoom> builder)
    {
        builder.ToTable("chat_rooms");
        builder.HasKey(room => room.Id);
        builder.HasIndex(room => room.OrderId);
        builder.Property(room => room.Name).HasMaxLength(255);
        builder.HasOne(room => room.Order).WithMany(order => order.ChatRooms)
            .HasForeignKey(room => room.OrderId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(room => room.Creator).WithMany()
            .HasForeignKey(room => room.CreatedBy).OnDelete(DeleteBehavior.NoAction);
    }
}
