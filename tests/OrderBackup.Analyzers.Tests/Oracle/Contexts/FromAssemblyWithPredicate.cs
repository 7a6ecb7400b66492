using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FromAssemblyWithPredicate;

public class Article
{
    public int Id { get; set; }
    public string Headline { get; set; } = "";
    public string Body { get; set; } = "";
}

public class Author
{
    public int Id { get; set; }
    public string PenName { get; set; } = "";
}

public class ReadModelArticle
{
    public int Id { get; set; }
    public string Headline { get; set; } = "";
}

public interface IWriteConfiguration { }

public class ArticleConfiguration : IEntityTypeConfiguration<Article>, IWriteConfiguration
{
    public void Configure(EntityTypeBuilder<Article> builder) => builder.ToTable("articles").Property(a => a.Headline).HasColumnName("headline");
}

public class AuthorConfiguration : IEntityTypeConfiguration<Author>
{
    public void Configure(EntityTypeBuilder<Author> builder) => builder.ToTable("authors_read").Property(a => a.PenName).HasColumnName("pen");
}

// The predicate decides at run time which configuration counts: what those say is not certain.
public class PressContext : DbContext
{
    public DbSet<Article> Articles => Set<Article>();
    public DbSet<Author> Authors => Set<Author>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PressContext).Assembly, type => typeof(IWriteConfiguration).IsAssignableFrom(type));
}
