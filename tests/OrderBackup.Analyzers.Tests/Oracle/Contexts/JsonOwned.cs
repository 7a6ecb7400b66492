using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace JsonOwned;

public class Project
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public Workflow Workflow { get; set; } = new();
    public List<Room> Rooms { get; set; } = new();
    public Settings? Settings { get; set; }
}

public class Workflow
{
    public string Stage { get; set; } = "";
    public StageKind Kind { get; set; }
    public List<CheckItem> Checklist { get; set; } = new();
    public Measurement? Measurement { get; set; }
    public List<string> Labels { get; set; } = new();
}

public enum StageKind { Open, Closed }

public class CheckItem
{
    public string Title { get; set; } = "";
    public bool Done { get; set; }
    public List<Remark> Remarks { get; set; } = new();
}

public class Remark
{
    public string By { get; set; } = "";
    public DateTime At { get; set; }
}

public class Measurement
{
    public decimal Width { get; set; }
    public decimal Height { get; set; }
    public string Unit => "mm";
}

public class Room
{
    public string Title { get; set; } = "";
    public int[] Walls { get; set; } = Array.Empty<int>();
}

public class Settings
{
    [JsonPropertyName("theme_name")]
    public string Theme { get; set; } = "";
    public int PageSize { get; set; }
}

public class ProjectContext : DbContext
{
    public DbSet<Project> Projects => Set<Project>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Project>(b =>
        {
            b.ToTable("projects");
            b.OwnsOne(p => p.Workflow, w =>
            {
                w.ToJson("workflow_doc");
                w.Property(x => x.Stage).HasJsonPropertyName("stage");
                w.Property(x => x.Kind).HasConversion<string>();
                w.OwnsMany(x => x.Checklist, c =>
                {
                    c.HasJsonPropertyName("checks");
                    c.Property(x => x.Done).HasJsonPropertyName("is_done");
                    c.OwnsMany(x => x.Remarks);
                });
                w.OwnsOne(x => x.Measurement);
            });
            b.OwnsMany(p => p.Rooms, r => r.ToJson());
            b.OwnsOne(p => p.Settings, s => { s.ToJson(); });
        });
    }
}
