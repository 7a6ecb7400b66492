using Microsoft.EntityFrameworkCore;

namespace ManySets;

public class Item
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
}

public class Note
{
    public int Id { get; set; }
    public string Text { get; set; } = "";
}

public class Secret
{
    public int Id { get; set; }
    public string Value { get; set; } = "";
}

public class Hidden
{
    public int Id { get; set; }
    public string Value { get; set; } = "";
}

public class Loose
{
    public int Id { get; set; }
    public string Value { get; set; } = "";
}

public abstract class CrudContext<TEntity> : DbContext
    where TEntity : class
{
    public DbSet<TEntity> Entries => Set<TEntity>();
}

public partial class NoteContext : CrudContext<Note>
{
    // Two sets of one class: neither gives its name to the table.
    public DbSet<Item> Active => Set<Item>();
    public DbSet<Item> Archived => Set<Item>();
    private DbSet<Secret> Secrets => Set<Secret>();
    protected internal DbSet<Hidden> HiddenThings { get; set; } = null!;

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");
}

public partial class NoteContext
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Loose>();
        base.OnModelCreating(modelBuilder);
    }
}
