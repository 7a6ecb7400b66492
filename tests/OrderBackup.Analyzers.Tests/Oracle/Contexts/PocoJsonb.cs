using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace PocoJsonb;

[Table("orders")]
public class Order
{
    [Column("id")] public int Id { get; set; }

    [Column("structured_data", TypeName = "jsonb")]
    public StructuredData StructuredData { get; set; } = new();

    public Tree Catalogue { get; set; } = new();

    [Column(TypeName = "jsonb")]
    public List<Attachment> Attachments { get; set; } = new();

    public JsonDocument? Raw { get; set; }

    [Column("payload", TypeName = "json")]
    public JsonElement Payload { get; set; }

    [Column("meta", TypeName = "jsonb")]
    public string Metadata { get; set; } = "{}";

    [Column("labels", TypeName = "jsonb")]
    public Dictionary<string, string> Labels { get; set; } = new();

    [Column("parts_by_key", TypeName = "jsonb")]
    public Dictionary<string, Attachment> PartsByKey { get; set; } = new();

    [Column("hints")]
    public Dictionary<string, string> Hints { get; set; } = new();
}

public class StructuredData
{
    [JsonPropertyName("workflow")]
    public Workflow Workflow { get; set; } = new();
    public string? Drawing { get; set; }
    [JsonIgnore] public string Cached { get; set; } = "";
    public int Count => 3;
    public List<string> Notes { get; set; } = new();
}

public class Workflow
{
    [JsonPropertyName("stage")] public string Stage { get; set; } = "";
    [JsonPropertyName("checks")] public List<Check> Checklist { get; set; } = new();
    public DateTime? DueOn { get; set; }
}

public record Check(string Title, [property: JsonPropertyName("ok")] bool Done);

public class Tree
{
    public string Name { get; set; } = "";
    public List<Tree> Children { get; set; } = new();
}

public class Attachment
{
    public string FileName { get; set; } = "";
    public long Size { get; set; }
}

public class OrderContext : DbContext
{
    public DbSet<Order> Orders => Set<Order>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasPostgresExtension("hstore");
        modelBuilder.Entity<Order>().Property(o => o.Catalogue).HasColumnName("catalogue").HasColumnType("jsonb");
    }
}
