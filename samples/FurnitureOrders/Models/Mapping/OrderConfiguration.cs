using FurnitureOrders.Models.Structured;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FurnitureOrders.Models.Mapping;

/// <summary>The table <c>orders</c>.</summary>
internal sealed class OrderConfiguration : IEntityTypeConfiguration<Order>
{
    // Without it EF Core compares references, and a change inside the document would not be saved.
    private static readonly ValueComparer<StructuredData> ByContent = new(
        (left, right) => left == right || (left != null && right != null && StructuredDataJson.Write(left) == StructuredDataJson.Write(right)),
        data => StructuredDataJson.Write(data).GetHashCode(StringComparison.Ordinal),
        data => StructuredDataJson.Read(StructuredDataJson.Write(data)));

    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Order> builder)
    {
        builder.ToTable("orders");
        builder.HasKey(order => order.Id);
        builder.HasIndex(order => order.CustomerName);
        builder.HasIndex(order => order.Phone);
        builder.HasIndex(order => order.Status);
        ConfigureReception(builder);
        ConfigureState(builder);
        ConfigureDates(builder);
        ConfigureMoney(builder);
        ConfigureRegion(builder);
        ConfigureDocument(builder);
    }

    private static void ConfigureReception(EntityTypeBuilder<Order> builder)
    {
        builder.Property(order => order.ReceivedDate).HasColumnType("character varying");
        builder.Property(order => order.ReceivedTime).HasColumnType("character varying");
        builder.Property(order => order.CustomerName).HasColumnType("character varying");
        builder.Property(order => order.Phone).HasColumnType("character varying");
        builder.Property(order => order.Product).HasColumnType("character varying");
        builder.Property(order => order.ManagerName).HasColumnType("character varying");
    }

    private static void ConfigureState(EntityTypeBuilder<Order> builder)
    {
        builder.Property(order => order.Status).HasColumnType("character varying").HasConversion<string>().HasDefaultValue(OrderStatus.RECEIVED);
        builder.Property(order => order.OriginalStatus).HasColumnType("character varying").HasConversion<string>();
        builder.Property(order => order.CabinetStatus).HasColumnType("character varying").HasConversion<string>();
        builder.Property(order => order.DeletedAt).HasColumnType("character varying");
        builder.Property(order => order.MeasurementCompleted).HasDefaultValue(false);
        builder.Property(order => order.IsSelfMeasurement).HasDefaultValue(false);
        builder.Property(order => order.IsCabinet).HasDefaultValue(false);
        builder.Property(order => order.IsErpBeta).HasDefaultValue(false);
    }

    private static void ConfigureDates(EntityTypeBuilder<Order> builder)
    {
        builder.Property(order => order.MeasurementDate).HasColumnType("character varying");
        builder.Property(order => order.MeasurementTime).HasColumnType("character varying");
        builder.Property(order => order.CompletionDate).HasColumnType("character varying");
        builder.Property(order => order.ScheduledDate).HasColumnType("character varying");
        builder.Property(order => order.AsReceivedDate).HasColumnType("character varying");
        builder.Property(order => order.AsCompletedDate).HasColumnType("character varying");
        builder.Property(order => order.ShippingScheduledDate).HasColumnType("character varying");
    }

    private static void ConfigureMoney(EntityTypeBuilder<Order> builder)
    {
        builder.Property(order => order.PaymentAmount).HasDefaultValue(0);
        builder.Property(order => order.ShippingFee).HasDefaultValue(0);
    }

    private static void ConfigureRegion(EntityTypeBuilder<Order> builder)
    {
        builder.Property(order => order.IsRegional).HasDefaultValue(false);
        builder.Property(order => order.RegionalSalesOrderUpload).HasDefaultValue(false);
        builder.Property(order => order.RegionalBlueprintSent).HasDefaultValue(false);
        builder.Property(order => order.RegionalOrderUpload).HasDefaultValue(false);
        builder.Property(order => order.RegionalCargoSent).HasDefaultValue(false);
        builder.Property(order => order.RegionalConstructionInfoSent).HasDefaultValue(false);
        builder.Property(order => order.ConstructionType).HasMaxLength(50);
    }

    private static void ConfigureDocument(EntityTypeBuilder<Order> builder)
    {
        builder.Property(order => order.StructuredData)
            .HasColumnType("jsonb")
            .HasConversion(data => StructuredDataJson.Write(data!), json => StructuredDataJson.Read(json), ByContent);
        builder.Property(order => order.StructuredSchemaVersion).HasDefaultValue(1);
        builder.Property(order => order.StructuredConfidence).HasMaxLength(20);
    }
}
