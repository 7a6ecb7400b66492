using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;

namespace SameNames.Sales
{
    public class Order
    {
        public int Id { get; set; }
        public string Number { get; set; } = "";
        public Address Address { get; set; } = new();
    }

    public class Address
    {
        public string City { get; set; } = "";
    }

    public class OrderConfiguration : IEntityTypeConfiguration<Order>
    {
        public void Configure(EntityTypeBuilder<Order> builder)
        {
            builder.ToTable("Orders", "Sales");
            builder.OwnsOne(o => o.Address).Property(a => a.City).HasColumnName("Town");
        }
    }
}

namespace SameNames.Purchasing
{
    public class Order
    {
        public Guid Id { get; set; }
        public string Number { get; set; } = "";
        public Address? Address { get; set; }
    }

    // An entity here, and an owned type under the same name there.
    public class Address
    {
        public int Id { get; set; }
        public string City { get; set; } = "";
    }

    public class OrderConfiguration : IEntityTypeConfiguration<Order>
    {
        public void Configure(EntityTypeBuilder<Order> builder) => builder.ToTable("Orders", "Purchasing").Property(o => o.Number).HasColumnName("No");
    }
}

namespace SameNames
{
    public interface IApplicationDbContext
    {
        DbSet<Sales.Order> SalesOrders { get; }

        DbSet<Purchasing.Order> PurchaseOrders { get; }

        Task<int> SaveChangesAsync(CancellationToken cancellationToken);
    }

    public class ApplicationDbContext(DbContextOptions<ApplicationDbContext> options) : DbContext(options), IApplicationDbContext
    {
        public DbSet<Sales.Order> SalesOrders => Set<Sales.Order>();

        public DbSet<Purchasing.Order> PurchaseOrders => Set<Purchasing.Order>();

        protected override void OnModelCreating(ModelBuilder builder)
        {
            builder.ApplyConfigurationsFromAssembly(typeof(IApplicationDbContext).Assembly);
            base.OnModelCreating(builder);
        }
    }

    public static class DependencyInjection
    {
        public static IServiceCollection AddInfrastructure(this IServiceCollection services)
        {
            AddContext<ApplicationDbContext>(services, "Host=localhost");
            services.AddScoped<IApplicationDbContext>(provider => provider.GetRequiredService<ApplicationDbContext>());
            return services;
        }

        private static void AddContext<TContext>(IServiceCollection services, string connection)
            where TContext : DbContext =>
            services.AddDbContext<TContext>(options => options.UseNpgsql(connection));
    }
}
