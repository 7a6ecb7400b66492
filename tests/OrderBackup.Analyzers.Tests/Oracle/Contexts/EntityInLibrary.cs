using EntityInLibrary.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;

namespace EntityInLibrary.Infrastructure
{
    namespace Models
    {
        // As EF models over a domain of another project: the class adds the navigations that the domain has not.
        public class Cipher : Core.Cipher
        {
            public virtual User? User { get; set; }
            public virtual ICollection<Folder> Folders { get; set; } = new List<Folder>();
        }

        public class Folder
        {
            public Guid Id { get; set; }
            public string Name { get; set; } = "";
            public Guid CipherId { get; set; }
        }
    }

    public class CipherConfiguration : IEntityTypeConfiguration<Models.Cipher>
    {
        public void Configure(EntityTypeBuilder<Models.Cipher> builder)
        {
            builder.Property(c => c.Id).ValueGeneratedNever();
            builder.Property(c => c.Data).HasColumnType("text");
            builder.HasIndex(c => c.UserId).IsClustered();
            builder.ToTable(nameof(Models.Cipher));
        }
    }

    internal static class IndexExtensions
    {
        public static IndexBuilder<T> IsClustered<T>(this IndexBuilder<T> index) => index;
    }

    public class DatabaseContext : DbContext
    {
        public DatabaseContext(DbContextOptions<DatabaseContext> options) : base(options) { }

        public DbSet<Models.Cipher> Ciphers { get; set; }
        public DbSet<User> Users { get; set; }
        public DbSet<Models.Folder> Folders { get; set; }

        protected override void OnModelCreating(ModelBuilder builder)
        {
            builder.ApplyConfigurationsFromAssembly(typeof(DatabaseContext).Assembly);
            var user = builder.Entity<User>();
            user.OwnsOne(u => u.Profile).Property(p => p.Language).HasColumnName("lang");
            builder.Entity<Device>().ToTable("user_devices");
        }
    }

    public static class ServiceCollectionExtensions
    {
        public static void AddDatabase(this IServiceCollection services) =>
            services.AddDbContext<DatabaseContext>(options => options.UseNpgsql("Host=localhost"), ServiceLifetime.Scoped);
    }
}
