using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace LoopedNames;

public class UserAccount
{
    public int Id { get; set; }
    public string LoginName { get; set; } = "";
    public List<UserSession> UserSessions { get; set; } = new();
}

public class UserSession
{
    public Guid Id { get; set; }
    public DateTime StartedAt { get; set; }
    public int UserAccountId { get; set; }
    public UserAccount UserAccount { get; set; } = null!;
}

public class AccountContext : DbContext
{
    public DbSet<UserAccount> UserAccounts => Set<UserAccount>();
    public DbSet<UserSession> UserSessions => Set<UserSession>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<UserSession>().ToTable("Sessions").Property(s => s.StartedAt).HasColumnName("Began");
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.SetTableName(ToSnake(entity.GetTableName()!));
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(ToSnake(property.GetColumnName()));
            }
        }
    }

    private static string ToSnake(string name) => Regex.Replace(name, "([a-z0-9])([A-Z])", "$1_$2").ToLowerInvariant();
}
