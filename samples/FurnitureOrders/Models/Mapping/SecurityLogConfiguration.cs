using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FurnitureOrders.Models.Mapping;

/// <summary>The table <c>security_logs</c>.</summary>
internal sealed class SecurityLogConfiguration : IEntityTypeConfiguration<SecurityLog>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<SecurityLog> builder)
    {
        builder.ToTable("security_logs");
        builder.HasKey(entry => entry.Id);
        builder.HasIndex(entry => entry.CreatedAt);
        builder.HasOne(entry => entry.User).WithMany()
            .HasForeignKey(entry => entry.UserId).OnDelete(DeleteBehavior.SetNull);
    }
}
