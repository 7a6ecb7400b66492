using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FurnitureOrders.Models.Mapping;

/// <summary>The table <c>users</c>.</summary>
internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("users");
        builder.HasKey(user => user.Id);
        builder.HasIndex(user => user.Username).IsUnique();
        builder.Property(user => user.Username).HasMaxLength(80);
        builder.Property(user => user.PasswordHash).HasMaxLength(255);
        builder.Property(user => user.Name).HasMaxLength(100);
        builder.Property(user => user.Role).HasMaxLength(20);
        builder.Property(user => user.Team).HasMaxLength(50);
    }
}
