using Microsoft.EntityFrameworkCore;

namespace LibraryContext.Identity;

public class IdentityUser<TKey>
{
    public virtual TKey Id { get; set; } = default!;
    public virtual string? UserName { get; set; }
    public virtual string? PasswordHash { get; set; }
}

public class IdentityRole<TKey>
{
    public virtual TKey Id { get; set; } = default!;
    public virtual string? Name { get; set; }
}

public abstract class IdentityStyleContext<TUser, TRole, TKey> : DbContext
    where TUser : IdentityUser<TKey>
    where TRole : IdentityRole<TKey>
{
    protected IdentityStyleContext(DbContextOptions options) : base(options) { }

    public virtual DbSet<TUser> Users { get; set; } = default!;
    public virtual DbSet<TRole> Roles { get; set; } = default!;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.Entity<TUser>(b =>
        {
            b.ToTable("AspNetUsers");
            b.Property(u => u.UserName).HasColumnName("login").HasMaxLength(256);
        });
        builder.Entity<TRole>().ToTable("AspNetRoles");
    }
}
