using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;

namespace AbpStyle;

public interface IHasCreationTime { DateTime CreationTime { get; } }

public interface ISoftDelete { bool IsDeleted { get; } }

public interface IHasExtraProperties { Dictionary<string, object> ExtraProperties { get; } }

public abstract class AggregateRoot<TKey> : IHasExtraProperties
{
    public virtual TKey Id { get; protected set; } = default!;
    public virtual Dictionary<string, object> ExtraProperties { get; protected set; } = new();
    public virtual string ConcurrencyStamp { get; set; } = Guid.NewGuid().ToString("N");
    public IEnumerable<object> GetLocalEvents() => Array.Empty<object>();
}

public abstract class FullAuditedAggregateRoot<TKey> : AggregateRoot<TKey>, IHasCreationTime, ISoftDelete
{
    public virtual DateTime CreationTime { get; protected set; }
    public virtual Guid? CreatorId { get; protected set; }
    public virtual bool IsDeleted { get; set; }
}

public class Book : FullAuditedAggregateRoot<Guid>
{
    public string Name { get; private set; } = "";
    public BookType Type { get; set; }
    public float Price { get; set; }
    public Guid AuthorId { get; set; }
}

public enum BookType { Undefined, Adventure }

public class Author : FullAuditedAggregateRoot<Guid>
{
    public string Name { get; private set; } = "";
    public string ShortBio { get; set; } = "";
}

public static class BookStoreConsts
{
    public const string DbTablePrefix = "App";
    public const string? DbSchema = null;
    public const int MaxNameLength = 128;
}

public class BookStoreDbContext : DbContext
{
    public DbSet<Book> Books { get; set; }
    public DbSet<Author> Authors { get; set; }

    public BookStoreDbContext(DbContextOptions<BookStoreDbContext> options) : base(options) { }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ConfigureBookStore();
    }
}

public static class BookStoreDbContextModelCreatingExtensions
{
    public static void ConfigureBookStore(this ModelBuilder builder)
    {
        builder.Entity<Book>(b =>
        {
            b.ToTable(BookStoreConsts.DbTablePrefix + "Books", BookStoreConsts.DbSchema);
            b.ConfigureByConvention();
            b.Property(x => x.Name).IsRequired().HasMaxLength(BookStoreConsts.MaxNameLength);
            b.HasOne<Author>().WithMany().HasForeignKey(x => x.AuthorId).IsRequired();
        });

        builder.Entity<Author>(b =>
        {
            b.ToTable(BookStoreConsts.DbTablePrefix + "Authors", BookStoreConsts.DbSchema);
            b.ConfigureByConvention();
            b.Property(x => x.ShortBio).HasColumnName("Bio");
        });
    }

    public static void ConfigureByConvention(this EntityTypeBuilder b)
    {
        b.TryConfigureExtraProperties();
        b.TryConfigureSoftDelete();
    }

    public static void TryConfigureExtraProperties(this EntityTypeBuilder b)
    {
        if (typeof(IHasExtraProperties).IsAssignableFrom(b.Metadata.ClrType))
        {
            b.Property<Dictionary<string, object>>(nameof(IHasExtraProperties.ExtraProperties))
                .HasColumnName(nameof(IHasExtraProperties.ExtraProperties))
                .HasConversion(v => JsonSerializer.Serialize(v, (JsonSerializerOptions?)null), v => JsonSerializer.Deserialize<Dictionary<string, object>>(v, (JsonSerializerOptions?)null)!);
        }
    }

    public static void TryConfigureSoftDelete(this EntityTypeBuilder b)
    {
        if (typeof(ISoftDelete).IsAssignableFrom(b.Metadata.ClrType))
        {
            b.Property(nameof(ISoftDelete.IsDeleted)).IsRequired().HasDefaultValue(false).HasColumnName(nameof(ISoftDelete.IsDeleted));
        }
    }
}

public static class BookStoreModule
{
    public static void ConfigureServices(IServiceCollection services) =>
        services.AddDbContext<BookStoreDbContext>(options => options.UseNpgsql("Host=localhost"));
}
