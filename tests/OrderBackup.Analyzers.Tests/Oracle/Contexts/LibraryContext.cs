using LibraryContext.Identity;
using Microsoft.EntityFrameworkCore;

namespace LibraryContext;

public class AppUser : IdentityUser<int>
{
    public string DisplayName { get; set; } = "";
    public DateTime JoinedAt { get; set; }
}

public class AppRole : IdentityRole<int>
{
    public string Purpose { get; set; } = "";
}

public class Topic
{
    public int Id { get; set; }
    public string Headline { get; set; } = "";
    public AppUser Author { get; set; } = null!;
    public int AuthorId { get; set; }
}

// The base context configures entities in another assembly, where no source is.
public class ForumContext : IdentityStyleContext<AppUser, AppRole, int>
{
    public ForumContext(DbContextOptions<ForumContext> options) : base(options) { }

    public DbSet<Topic> Topics { get; set; } = null!;

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Topic>().ToTable("topics");
        builder.Entity<AppUser>().Property(u => u.DisplayName).HasColumnName("display_name");
    }
}
