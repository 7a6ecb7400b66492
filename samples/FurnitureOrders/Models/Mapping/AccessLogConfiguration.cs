using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FurnitureOrders.Models.Mapping;

/// <summary>The table <c>access_logs</c>.</summary>
internal sealed class AccessLogConfiguration : IEntityTypeConfiguration<AccessLog>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<AccessLog> builder)
    {
        builder.ToTable("access_logs");
        builder.HasKey(entry => entry.Id);
        builder.HasIndex(entry => entry.CreatedAt);
        builder.Property(entry => entry.Action).HasColumnType("character varying");
        builder.Property(entry => entry.IpAddress).HasMaxLength(45);
        builder.HasOne(entry => entry.User).WithMany()
            .HasForeignKey(entry => entry.UserId).OnDelete(DeleteBehavior.SetNull);
    }
}
