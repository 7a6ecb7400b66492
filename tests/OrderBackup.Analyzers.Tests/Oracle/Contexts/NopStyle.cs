using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NopStyle;

public abstract partial class BaseEntity
{
    public int Id { get; set; }
}

public partial class Product : BaseEntity
{
    public string Name { get; set; } = "";
    public decimal OldPrice { get; set; }
    public int ProductTypeId { get; set; }
    public int BackorderModeId { get; set; }

    public ProductType ProductType
    {
        get => (ProductType)ProductTypeId;
        set => ProductTypeId = (int)value;
    }

    public BackorderMode BackorderMode
    {
        get => (BackorderMode)BackorderModeId;
        set => BackorderModeId = (int)value;
    }
}

public partial class ProductPicture : BaseEntity
{
    public int ProductId { get; set; }
    public int DisplayOrder { get; set; }
}

public partial class LocaleResource : BaseEntity
{
    public string ResourceName { get; set; } = "";
    public string ResourceValue { get; set; } = "";
}

public enum ProductType { Simple = 5, Grouped = 10 }

public enum BackorderMode { None, Allow }

public interface IMappingConfiguration
{
    void ApplyConfiguration(ModelBuilder modelBuilder);
}

public abstract class NopEntityTypeConfiguration<TEntity> : IMappingConfiguration, IEntityTypeConfiguration<TEntity>
    where TEntity : BaseEntity
{
    protected virtual void PostConfigure(EntityTypeBuilder<TEntity> builder) { }

    public virtual void Configure(EntityTypeBuilder<TEntity> builder) => PostConfigure(builder);

    public virtual void ApplyConfiguration(ModelBuilder modelBuilder) => modelBuilder.ApplyConfiguration(this);
}

public class ProductMap : NopEntityTypeConfiguration<Product>
{
    public override void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.ToTable(nameof(Product));
        builder.HasKey(product => product.Id);
        builder.Property(product => product.OldPrice).HasColumnType("decimal(18, 4)").HasColumnName("PriceBefore");
        builder.Ignore(product => product.ProductType);
        builder.Ignore(product => product.BackorderMode);
        base.Configure(builder);
    }
}

public class ProductPictureMap : NopEntityTypeConfiguration<ProductPicture>
{
    public override void Configure(EntityTypeBuilder<ProductPicture> builder)
    {
        builder.ToTable("Product_Picture_Mapping");
        base.Configure(builder);
    }
}

public class LocaleResourceMap : NopEntityTypeConfiguration<LocaleResource>
{
    protected override void PostConfigure(EntityTypeBuilder<LocaleResource> builder) => builder.ToTable("LocaleStringResource");
}

// The configurations are found and run by reflection.
public class NopObjectContext : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var typeConfigurations = typeof(NopObjectContext).Assembly.GetTypes().Where(type =>
            (type.BaseType?.IsGenericType ?? false) && type.BaseType.GetGenericTypeDefinition() == typeof(NopEntityTypeConfiguration<>));

        foreach (var typeConfiguration in typeConfigurations)
        {
            var configuration = (IMappingConfiguration)Activator.CreateInstance(typeConfiguration)!;
            configuration.ApplyConfiguration(modelBuilder);
        }

        base.OnModelCreating(modelBuilder);
    }
}
