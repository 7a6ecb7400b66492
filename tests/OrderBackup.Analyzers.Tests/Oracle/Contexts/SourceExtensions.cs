using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SourceExtensions.Mapping;

namespace SourceExtensions
{
    public interface IAudited
    {
        DateTime CreatedOn { get; set; }
        string? CreatedBy { get; set; }
    }

    public class Device : IAudited
    {
        public int Id { get; set; }
        public string SerialNumber { get; set; } = "";
        public DateTime CreatedOn { get; set; }
        public string? CreatedBy { get; set; }
        public decimal Price { get; set; }
    }

    public class Site : IAudited
    {
        public int Id { get; set; }
        public string Name { get; set; } = "";
        public DateTime CreatedOn { get; set; }
        public string? CreatedBy { get; set; }
    }

    public class DeviceContext : DbContext
    {
        public DbSet<Device> Devices { get; set; } = default!;
        public DbSet<Site> Sites { get; set; } = default!;

        protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=x");

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ConfigureDevices().ConfigureSites("locations");
    }
}

namespace SourceExtensions.Mapping
{
    public static class ModelBuilderExtensions
    {
        public static ModelBuilder ConfigureDevices(this ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Device>(b =>
            {
                b.ToTable("devices");
                b.ConfigureAudit();
                b.Property(d => d.Price).IsMoney().HasColumnName("unit_price");
                b.Property(d => d.SerialNumber).Named("serial");
            });
            return modelBuilder;
        }

        public static ModelBuilder ConfigureSites(this ModelBuilder modelBuilder, string table)
        {
            modelBuilder.Entity<Site>().ToTable(table).ConfigureAudit();
            return modelBuilder;
        }

        public static EntityTypeBuilder<T> ConfigureAudit<T>(this EntityTypeBuilder<T> builder)
            where T : class, IAudited
        {
            builder.Property(x => x.CreatedOn).HasColumnName("created_on");
            builder.Property(x => x.CreatedBy).HasColumnName("created_by").HasMaxLength(100);
            builder.Property<bool>("IsArchived").HasColumnName("archived");
            return builder;
        }

        public static PropertyBuilder<decimal> IsMoney(this PropertyBuilder<decimal> property) => property.HasColumnType("numeric(18,4)");

        public static PropertyBuilder<TProperty> Named<TProperty>(this PropertyBuilder<TProperty> property, string column) => property.HasColumnName(column);
    }
}
