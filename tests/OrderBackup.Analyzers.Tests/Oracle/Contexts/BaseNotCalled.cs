using Microsoft.EntityFrameworkCore;

namespace BaseNotCalled;

public class Song
{
    public int Id { get; set; }
    public string Title { get; set; } = "";
}

public class Label
{
    public int Id { get; set; }
    public string City { get; set; } = "";
}

public class RecordContext : DbContext
{
    public DbSet<Song> Songs => Set<Song>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema("records");
        modelBuilder.Entity<Song>().ToTable("songs").Property(s => s.Title).HasColumnName("song_title");
    }
}

// Overrides without the base's mapping, so that the two differ.
public class LabelContext : RecordContext
{
    public DbSet<Label> Labels => Set<Label>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Label>().ToTable("labels");
    }
}
