using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace HidingAndNesting;

public interface IHasName
{
    string Name { get; set; }
    string Alias { get; set; }
}

public class Thing
{
    public int Id { get; set; }
    public virtual string Code { get; set; } = "";
    public object Value { get; set; } = new();
    public string Label { get; set; } = "";
    public virtual string Reading { get; protected set; } = "";
}

public class Gadget : Thing, IHasName
{
    public new int Value { get; set; }
    [Column("gadget_label")] public new string Label { get; set; } = "";
    public override string Code { get; set; } = "";
    public override string Reading => base.Reading;
    public string Name { get; set; } = "";
    string IHasName.Alias { get; set; } = "";
    public static string Shared { get; set; } = "";
    public const string Fixed = "x";
    public string field = "";
    public string this[string key] { get => key; set { } }

    public class Part
    {
        public int Id { get; set; }
        public string Material { get; set; } = "";
        public Gadget Gadget { get; set; } = null!;
        public int GadgetId { get; set; }
    }
}

public class Setting<TValue>
{
    public int Id { get; set; }
    public string Key { get; set; } = "";
    public TValue Value { get; set; } = default!;
}

public class Versioned<T>
    where T : class
{
    public int Id { get; set; }
    public int Number { get; set; }
    public T Content { get; set; } = default!;
    public int ContentId { get; set; }
}

public static class Outer
{
    public class Inner
    {
        public int Id { get; set; }
        public string Depth { get; set; } = "";
    }
}

public class GadgetContext : DbContext
{
    public DbSet<Gadget> Gadgets => Set<Gadget>();
    public DbSet<Gadget.Part> Parts => Set<Gadget.Part>();
    public DbSet<Setting<int>> IntSettings => Set<Setting<int>>();
    public DbSet<Setting<string>> TextSettings => Set<Setting<string>>();
    internal DbSet<Outer.Inner> Inners => Set<Outer.Inner>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Versioned<Gadget>>().ToTable("gadget_versions").Property(v => v.Number).HasColumnName("version_no");
        modelBuilder.Entity<Setting<string>>().Property(s => s.Value).HasColumnName("text_value");
    }
}
