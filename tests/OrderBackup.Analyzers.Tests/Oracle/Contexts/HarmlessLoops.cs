using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HarmlessLoops;

public interface ISoftDelete
{
    bool IsDeleted { get; set; }
}

public class Folder : ISoftDelete
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public bool IsDeleted { get; set; }
    public DateTime CreationDate { get; set; } = DateTime.UtcNow;
    public List<Paper> Papers { get; set; } = new();
}

public class Paper : ISoftDelete
{
    public int Id { get; set; }
    public decimal Price { get; set; }
    public bool IsDeleted { get; set; }
    public DateTime? RevisionDate { get; set; }
    public Folder Folder { get; set; } = null!;
    public int FolderId { get; set; }
}

// Loops that touch no name: they leave the tables and columns as known as they were.
public class ArchiveContext : DbContext
{
    public DbSet<Folder> Folders => Set<Folder>();
    public DbSet<Paper> Papers => Set<Paper>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Paper>().Property(p => p.Price).HasColumnName("price");
        foreach (var relationship in builder.Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys()))
        {
            relationship.DeleteBehavior = DeleteBehavior.Restrict;
        }

        var utc = new ValueConverter<DateTime, DateTime>(v => v.ToUniversalTime(), v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
        foreach (var entityType in builder.Model.GetEntityTypes())
        {
            foreach (var property in entityType.GetProperties())
            {
                if (property.ClrType == typeof(DateTime) || property.ClrType == typeof(DateTime?))
                {
                    property.SetValueConverter(utc);
                }

                if (property.ClrType == typeof(decimal))
                {
                    property.SetPrecision(18);
                    property.SetScale(2);
                }
            }
        }
    }
}
