// A context of ASP.NET Core Identity, whose library names the tables of the classes that it is given; one is named again.
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Oracle.IdentityTables;

public class Shopper : IdentityUser<string>
{
    public DateTime Joined { get; set; }

    public List<Basket> Baskets { get; set; } = [];
}

public sealed class WholesaleShopper : Shopper
{
    public decimal Discount { get; set; }
}

public sealed class Basket
{
    public int Id { get; set; }

    public string ShopperId { get; set; } = "";

    public Shopper Shopper { get; set; } = null!;
}

public sealed class ShopContext : IdentityDbContext<Shopper>
{
    public DbSet<Basket> Baskets => Set<Basket>();

    public DbSet<WholesaleShopper> WholesaleShoppers => Set<WholesaleShopper>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<IdentityRole<string>>().ToTable("roles", "access");
        builder.Entity<Shopper>().Property(shopper => shopper.UserName).HasColumnName("login");
    }
}
