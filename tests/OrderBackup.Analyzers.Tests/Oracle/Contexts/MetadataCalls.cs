using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MetadataCalls;

public class Engine
{
    public int Id { get; set; }
    public string Maker { get; set; } = "";
    public int Power { get; set; }
}

public class Gearbox
{
    public int Id { get; set; }
    public int Gears { get; set; }
}

public class Clutch
{
    public int Id { get; set; }
    public bool IsDry { get; set; }
}

public class EngineContext : DbContext
{
    public DbSet<Engine> Engines => Set<Engine>();
    public DbSet<Gearbox> Gearboxes => Set<Gearbox>();
    public DbSet<Clutch> Clutches => Set<Clutch>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Engine>().Metadata.SetTableName("motors");
        modelBuilder.Entity<Engine>().Property(e => e.Power).Metadata.SetColumnName("kw");
        var gearbox = modelBuilder.Model.FindEntityType(typeof(Gearbox))!;
        gearbox.SetTableName("gear_boxes");
        gearbox.FindProperty(nameof(Gearbox.Gears))!.SetColumnName("gear_count");
        modelBuilder.Entity<Clutch>().HasAnnotation("Relational:TableName", "clutch_parts");
        modelBuilder.Entity<Clutch>().Property(c => c.IsDry).HasAnnotation("Relational:ColumnName", "dry");
    }
}
