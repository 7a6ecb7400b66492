using Microsoft.EntityFrameworkCore;

namespace SharedTypes;

public class Translation
{
    public int Id { get; set; }
    public string Language { get; set; } = "";
    public string Text { get; set; } = "";
}

public class Menu
{
    public int Id { get; set; }
    public string Title { get; set; } = "";
}

// One class, two tables.
public class MenuContext : DbContext
{
    public DbSet<Menu> Menus => Set<Menu>();
    public DbSet<Translation> MenuTranslations => Set<Translation>("MenuTranslation");
    public DbSet<Dictionary<string, object>> Attributes => Set<Dictionary<string, object>>("Attribute");

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.SharedTypeEntity<Translation>("MenuTranslation", b => b.ToTable("menu_texts"));
        modelBuilder.SharedTypeEntity<Translation>("DishTranslation").ToTable("dish_texts").Property(t => t.Text).HasColumnName("dish_text");
        modelBuilder.SharedTypeEntity<Dictionary<string, object>>("Attribute", b =>
        {
            b.IndexerProperty<int>("Id");
            b.IndexerProperty<string>("Key");
        });
    }
}
