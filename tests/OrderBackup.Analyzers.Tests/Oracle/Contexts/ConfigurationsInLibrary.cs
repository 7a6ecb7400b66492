using ConfigurationsInLibrary.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace ConfigurationsInLibrary;

public class Article
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
}

public class Brand
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public string Country { get; set; } = "";
}

public class SupplyContext : DbContext
{
    public DbSet<Supplier> Suppliers => Set<Supplier>();
    public DbSet<Article> Articles => Set<Article>();
    public DbSet<Brand> Brands => Set<Brand>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(Supplier).Assembly);
        modelBuilder.Entity<Brand>().Mapped().Property(b => b.Country).HasColumnName("country");
        modelBuilder.UseUtc();
    }
}
