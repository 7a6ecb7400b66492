using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;

namespace JellyfinStyle;

public interface IHasConcurrencyToken
{
    uint RowVersion { get; }

    void OnSavingChanges();
}

public interface IHasPermissions
{
    ICollection<Permission> Permissions { get; }
}

public class User : IHasPermissions, IHasConcurrencyToken
{
    public User(string username, string providerId)
    {
        ArgumentException.ThrowIfNullOrEmpty(username);
        Username = username;
        ProviderId = providerId;
        Permissions = new HashSet<Permission>();
        Preferences = new HashSet<Preference>();
        Id = Guid.NewGuid();
    }

    public Guid Id { get; set; }

    [MaxLength(255)]
    [StringLength(255)]
    public string Username { get; set; }

    [JsonIgnore]
    public string? Password { get; set; }

    public string ProviderId { get; set; }

    public bool MustUpdatePassword { get; set; }

    public SubtitleMode SubtitleMode { get; set; }

    public virtual ImageInfo? ProfileImage { get; set; }

    [DatabaseGenerated(DatabaseGeneratedOption.Identity)]
    public long InternalId { get; set; }

    [ConcurrencyCheck]
    public uint RowVersion { get; private set; }

    public virtual ICollection<Permission> Permissions { get; private set; }

    public virtual ICollection<Preference> Preferences { get; private set; }

    public void OnSavingChanges() => RowVersion++;
}

public class Permission : IHasConcurrencyToken
{
    public Permission(PermissionKind kind, bool value)
    {
        Kind = kind;
        Value = value;
    }

    [DatabaseGenerated(DatabaseGeneratedOption.Identity)]
    public int Id { get; private set; }

    public Guid? UserId { get; set; }

    public PermissionKind Kind { get; private set; }

    public bool Value { get; set; }

    [ConcurrencyCheck]
    public uint RowVersion { get; private set; }

    public void OnSavingChanges() => RowVersion++;
}

public class Preference
{
    public int Id { get; private set; }
    public Guid? UserId { get; set; }
    public string Value { get; set; } = string.Empty;
}

public class ImageInfo
{
    public ImageInfo(string path) => Path = path;

    public int Id { get; private set; }
    public Guid? UserId { get; private set; }
    public string Path { get; set; }
    public DateTime LastModified { get; set; }
}

public enum PermissionKind { IsAdministrator = 0, IsHidden = 1 }

public enum SubtitleMode { Default, Always }

public class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.HasMany(u => u.Permissions).WithOne().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(u => u.Preferences).WithOne().HasForeignKey(p => p.UserId);
        builder.HasOne(u => u.ProfileImage).WithOne().HasForeignKey<ImageInfo>(i => i.UserId);
        builder.HasIndex(entity => entity.Username).IsUnique();
    }
}

public class JellyfinStyleDbContext(DbContextOptions<JellyfinStyleDbContext> options) : DbContext(options)
{
    public DbSet<User> Users => Set<User>();

    public DbSet<Permission> Permissions => Set<Permission>();

    public DbSet<ImageInfo> ImageInfos => this.Set<ImageInfo>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        foreach (var entry in ChangeTracker.Entries<IHasConcurrencyToken>().Where(e => e.State == EntityState.Modified))
        {
            entry.Entity.OnSavingChanges();
        }

        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.UseCollation("C");
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(JellyfinStyleDbContext).Assembly);
    }
}

public static class ServiceCollectionExtensions
{
    public static IServiceCollection AddJellyfinStyle(this IServiceCollection serviceCollection)
    {
        serviceCollection.AddPooledDbContextFactory<JellyfinStyleDbContext>((serviceProvider, opt) =>
        {
            opt.UseNpgsql("Host=localhost", b => b.MigrationsAssembly("Elsewhere"));
        });
        return serviceCollection;
    }
}
