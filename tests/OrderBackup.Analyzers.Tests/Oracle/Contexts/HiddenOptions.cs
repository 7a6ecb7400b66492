using System.ComponentModel.DataAnnotations.Schema;
using HiddenOptions.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HiddenOptions;

[Table("menu_items")]
public class MenuItem
{
    public int Id { get; set; }
    [Column("full_title")] public string FullTitle { get; set; } = "";
    public decimal UnitPrice { get; set; }
}

public class OpeningDay
{
    public int Id { get; set; }
    public DateOnly OpenOn { get; set; }
}

public class MenuContext(DbContextOptions<MenuContext> options) : DbContext(options)
{
    public DbSet<MenuItem> MenuItems => Set<MenuItem>();
    public DbSet<OpeningDay> OpeningDays => Set<OpeningDay>();
}

public static class Startup
{
    public static void ConfigureServices(IServiceCollection services) => services.AddDatabase<MenuContext>("Host=localhost");
}
