using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FurnitureOrders.Models.Mapping;

/// <summary>The table <c>chat_room_members</c>.</summary>
internal sealed class ChatRoomMemberConfiguration : IEntityTypeConfiguration<ChatRoomMember>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<ChatRoomMember> builder)
    {
        builder.ToTable("chat_room_members");
        builder.HasKey(member => member.Id);
        builder.HasIndex(member => new { member.RoomId, member.UserId }).IsUnique();
        builder.HasOne(member => member.Room).WithMany(room => room.Members)
            .HasForeignKey(member => member.RoomId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(member => member.User).WithMany()
            .HasForeignKey(member => member.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
