using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FurnitureOrders.Models.Mapping;

/// <summary>The table <c>system_build_steps</c>.</summary>
internal sealed class SystemBuildStepConfiguration : IEntityTypeConfiguration<SystemBuildStep>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<SystemBuildStep> builder)
    {
        builder.ToTable("system_build_steps");
        builder.HasKey(step => step.StepKey);
        builder.Property(step => step.StepKey).HasMaxLength(100);
        builder.Property(step => step.Status).HasMaxLength(20).HasConversion<string>().HasDefaultValue(BuildStepStatus.PENDING);
        builder.Property(step => step.Meta).HasColumnType("jsonb");
    }
}
