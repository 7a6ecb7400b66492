using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConfigurationsInLibrary.Infrastructure;

public class Supplier
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
}

public class SupplierConfiguration : IEntityTypeConfiguration<Supplier>
{
    public void Configure(EntityTypeBuilder<Supplier> builder) => builder.ToTable("suppliers").Property(s => s.Name).HasColumnName("supplier_name");
}

public static class LibraryMappings
{
    public static EntityTypeBuilder<T> Mapped<T>(this EntityTypeBuilder<T> builder) where T : class
    {
        builder.ToTable("m_" + typeof(T).Name);
        builder.Property("Name").HasColumnName("m_name");
        return builder;
    }

    public static ModelBuilder UseUtc(this ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (entity.ClrType.Name == "Article") entity.SetTableName("changed_in_library");
        }

        return builder;
    }
}
