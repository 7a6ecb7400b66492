using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AppliedConfigurations;

public class Basket
{
    private readonly List<BasketItem> _items = new();

    public int Id { get; private set; }
    public string BuyerId { get; private set; }
    public IReadOnlyCollection<BasketItem> Items => _items.AsReadOnly();
    public int TotalItems => _items.Sum(i => i.Quantity);

    public Basket(string buyerId) => BuyerId = buyerId;
}

public class BasketItem
{
    public int Id { get; private set; }
    public decimal UnitPrice { get; private set; }
    public int Quantity { get; private set; }
    public int CatalogItemId { get; private set; }
    public int BasketId { get; private set; }

    public BasketItem(int catalogItemId, int quantity, decimal unitPrice)
    {
        CatalogItemId = catalogItemId;
        Quantity = quantity;
        UnitPrice = unitPrice;
    }
}

public class CatalogItem
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public string PictureUri { get; set; } = "";
    public int CatalogBrandId { get; set; }
    public CatalogBrand? CatalogBrand { get; set; }
}

public class CatalogBrand
{
    public int Id { get; set; }
    public string Brand { get; set; } = "";
}

public class NeverApplied
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
}

public class BasketConfiguration : IEntityTypeConfiguration<Basket>
{
    public void Configure(EntityTypeBuilder<Basket> builder)
    {
        var navigation = builder.Metadata.FindNavigation(nameof(Basket.Items));
        navigation?.SetPropertyAccessMode(PropertyAccessMode.Field);
        builder.Property(b => b.BuyerId).IsRequired().HasMaxLength(256).HasColumnName("Buyer");
    }
}

internal sealed class CatalogItemConfiguration : IEntityTypeConfiguration<CatalogItem>
{
    public void Configure(EntityTypeBuilder<CatalogItem> builder)
    {
        builder.ToTable("Catalog");
        builder.Property(ci => ci.Id).UseHiLo("catalog_hilo").IsRequired();
        builder.Property(ci => ci.PictureUri).IsRequired(false);
        builder.HasOne(ci => ci.CatalogBrand).WithMany().HasForeignKey(ci => ci.CatalogBrandId);
    }
}

public class CatalogBrandConfiguration : IEntityTypeConfiguration<CatalogBrand>
{
    void IEntityTypeConfiguration<CatalogBrand>.Configure(EntityTypeBuilder<CatalogBrand> builder)
    {
        builder.ToTable("CatalogBrands");
        builder.Property(cb => cb.Brand).HasColumnName("BrandName");
    }
}

// Written, but no one applies it: it says nothing about the model.
public class AbandonedConfiguration : IEntityTypeConfiguration<CatalogItem>
{
    public void Configure(EntityTypeBuilder<CatalogItem> builder) => builder.ToTable("abandoned").Property(i => i.Name).HasColumnName("abandoned_name");
}

public class CatalogContext : DbContext
{
    public CatalogContext(DbContextOptions<CatalogContext> options) : base(options)
    {
    }

    public DbSet<Basket> Baskets { get; set; } = null!;
    public DbSet<CatalogItem> CatalogItems { get; set; } = null!;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfiguration(new BasketConfiguration());
        builder.ApplyConfiguration(new CatalogItemConfiguration()).ApplyConfiguration<CatalogBrand>(new CatalogBrandConfiguration());
    }
}
