using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseConfiguration;

public abstract class Entity
{
    public Guid Id { get; protected set; }
    public DateTime CreatedUtc { get; set; }
    public DateTime? UpdatedUtc { get; set; }
    public bool IsDeleted { get; set; }
    public Guid CorrelationId { get; set; }
}

public class Warehouse : Entity
{
    public string Code { get; set; } = "";
    public string City { get; set; } = "";
}

public class Shelf : Entity
{
    public string Label { get; set; } = "";
    public Warehouse Warehouse { get; set; } = null!;
    public Guid WarehouseId { get; set; }
}

public class Pallet : Entity
{
    public int Weight { get; set; }
}

public abstract class EntityTypeConfigurationBase<TEntity> : IEntityTypeConfiguration<TEntity>
    where TEntity : Entity
{
    protected abstract string TableName { get; }

    public virtual void Configure(EntityTypeBuilder<TEntity> builder)
    {
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).HasColumnName("id");
        builder.Property(e => e.CreatedUtc).HasColumnName("created_utc");
        builder.Property(e => e.UpdatedUtc).HasColumnName("updated_utc");
        builder.Property(e => e.IsDeleted).HasColumnName("deleted").HasDefaultValue(false);
        builder.Ignore(e => e.CorrelationId);
        builder.ToTable(TableName);
        ConfigureMore(builder);
    }

    protected virtual void ConfigureMore(EntityTypeBuilder<TEntity> builder)
    {
    }
}

public class WarehouseConfiguration : EntityTypeConfigurationBase<Warehouse>
{
    protected override string TableName => "warehouses";

    protected override void ConfigureMore(EntityTypeBuilder<Warehouse> builder)
    {
        builder.Property(w => w.Code).HasColumnName("code");
        builder.Property(w => w.City).HasColumnName("town");
    }
}

public class ShelfConfiguration : EntityTypeConfigurationBase<Shelf>
{
    protected override string TableName => "shelves";

    public override void Configure(EntityTypeBuilder<Shelf> builder)
    {
        base.Configure(builder);
        builder.Property(s => s.Label).HasColumnName("label");
        builder.Property(s => s.UpdatedUtc).HasColumnName("changed_utc");
        builder.ToTable("shelf");
    }
}

public class PalletConfiguration : EntityTypeConfigurationBase<Pallet>
{
    protected override string TableName { get; } = "pallets";

    // Without base.Configure: the base's names do not hold here.
    public override void Configure(EntityTypeBuilder<Pallet> builder)
    {
        builder.Property(p => p.Weight).HasColumnName("weight_kg");
    }
}

public class StorageContext : DbContext
{
    public DbSet<Warehouse> Warehouses { get; set; }
    public DbSet<Shelf> Shelves { get; set; }
    public DbSet<Pallet> Pallets { get; set; }

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
}
