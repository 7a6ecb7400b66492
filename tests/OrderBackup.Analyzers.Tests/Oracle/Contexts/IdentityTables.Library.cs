// Stands for the library of ASP.NET Core Identity: the same names, and what its contexts say of tables.
using Microsoft.EntityFrameworkCore;

namespace Microsoft.AspNetCore.Identity
{
    public class IdentityUser<TKey>
        where TKey : IEquatable<TKey>
    {
        public virtual TKey Id { get; set; } = default!;

        public virtual string? UserName { get; set; }
    }

    public class IdentityRole<TKey>
        where TKey : IEquatable<TKey>
    {
        public virtual TKey Id { get; set; } = default!;

        public virtual string? Name { get; set; }
    }

    public class IdentityUserRole<TKey>
        where TKey : IEquatable<TKey>
    {
        public virtual TKey UserId { get; set; } = default!;

        public virtual TKey RoleId { get; set; } = default!;
    }

    public class IdentityUserPasskey<TKey>
        where TKey : IEquatable<TKey>
    {
        public virtual TKey UserId { get; set; } = default!;

        public virtual byte[] CredentialId { get; set; } = default!;
    }
}

namespace Microsoft.AspNetCore.Identity.EntityFrameworkCore
{
    public abstract class IdentityDbContext<TUser, TRole, TKey, TUserRole, TUserPasskey> : DbContext
        where TUser : IdentityUser<TKey>
        where TRole : IdentityRole<TKey>
        where TKey : IEquatable<TKey>
        where TUserRole : IdentityUserRole<TKey>
        where TUserPasskey : IdentityUserPasskey<TKey>
    {
        public virtual DbSet<TUser> Users { get; set; } = default!;

        public virtual DbSet<TRole> Roles { get; set; } = default!;

        public virtual DbSet<TUserRole> UserRoles { get; set; } = default!;

        public virtual DbSet<TUserPasskey> UserPasskeys { get; set; } = default!;

        protected override void OnModelCreating(ModelBuilder builder)
        {
            builder.Entity<TUser>().ToTable("AspNetUsers");
            builder.Entity<TRole>().ToTable("AspNetRoles");
            builder.Entity<TUserRole>(role =>
            {
                role.HasKey(r => new { r.UserId, r.RoleId });
                role.ToTable("AspNetUserRoles");
            });
            builder.Ignore<TUserPasskey>();
        }
    }

    public class IdentityDbContext<TUser> : IdentityDbContext<TUser, IdentityRole<string>, string, IdentityUserRole<string>, IdentityUserPasskey<string>>
        where TUser : IdentityUser<string>
    {
    }
}
