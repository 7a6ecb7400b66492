using Microsoft.EntityFrameworkCore;

namespace ManyToMany;

public class Post
{
    public int Id { get; set; }
    public string Title { get; set; } = "";
    public List<Tag> Tags { get; } = [];
    public List<Writer> Writers { get; } = [];
    public List<PostWriter> PostWriters { get; } = [];
    public ICollection<Reader> Readers { get; set; } = new HashSet<Reader>();
}

public class Tag
{
    public string TagId { get; set; } = "";
    public List<Post> Posts { get; } = [];
}

public class Writer
{
    public int Id { get; set; }
    public string PenName { get; set; } = "";
    public List<Post> Posts { get; } = [];
}

public class PostWriter
{
    public int PostId { get; set; }
    public int WriterId { get; set; }
    public decimal Share { get; set; }
    public Post Post { get; set; } = null!;
    public Writer Writer { get; set; } = null!;
}

public class Reader
{
    public int Id { get; set; }
    public string Nick { get; set; } = "";
    public ICollection<Post> Posts { get; set; } = new HashSet<Post>();
}

public class BlogContext : DbContext
{
    public DbSet<Post> Posts => Set<Post>();
    public DbSet<Tag> Tags => Set<Tag>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Post>()
            .HasMany(p => p.Writers)
            .WithMany(w => w.Posts)
            .UsingEntity<PostWriter>(
                right => right.HasOne(pw => pw.Writer).WithMany().HasForeignKey(pw => pw.WriterId),
                left => left.HasOne(pw => pw.Post).WithMany(p => p.PostWriters).HasForeignKey(pw => pw.PostId),
                join =>
                {
                    join.ToTable("post_writer");
                    join.HasKey(pw => new { pw.PostId, pw.WriterId });
                    join.Property(pw => pw.Share).HasColumnName("share");
                });
        modelBuilder.Entity<Post>().HasMany(p => p.Readers).WithMany(r => r.Posts).UsingEntity(j => j.ToTable("post_readers"));
    }
}
