using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace TableOverloads;

public class One { public int Id { get; set; } public int Value { get; set; } }

public class Two { public int Id { get; set; } public int Value { get; set; } }

public class Three { public int Id { get; set; } public int Value { get; set; } }

[Table("from_attribute", Schema = "annotated")]
public class Four { public int Id { get; set; } [Column("attribute_value")] public int Value { get; set; } }

[Table("only_schema_default")]
public class Five { public int Id { get; set; } public int Value { get; set; } }

public class Six { public int Id { get; set; } public int Value { get; set; } }

public class Seven { public int Id { get; set; } public int Value { get; set; } }

[Table("attribute_stays")]
public class Eight { public int Id { get; set; } [Column("Attr")] public int Value { get; set; } }

public class OverloadContext : DbContext
{
    public DbSet<One> Ones => Set<One>();
    public DbSet<Two> Twos => Set<Two>();
    public DbSet<Three> Threes => Set<Three>();
    public DbSet<Four> Fours => Set<Four>();
    public DbSet<Five> Fives => Set<Five>();
    public DbSet<Six> Sixes => Set<Six>();
    public DbSet<Seven> Sevens => Set<Seven>();
    public DbSet<Eight> Eights => Set<Eight>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<One>().ToTable(t => t.HasCheckConstraint("ck_one", "\"Value\" > 0"));
        modelBuilder.Entity<Two>().ToTable("two", t => t.ExcludeFromMigrations());
        modelBuilder.Entity<Three>().ToTable("three", schema: null).ToTable(t => t.HasComment("third"));
        modelBuilder.Entity<Four>().ToTable("fluent_wins").Property(f => f.Value).HasColumnName("fluent_value");
        modelBuilder.Entity<Six>().ToTable("six", "public");
        modelBuilder.Entity<Seven>().ToTable(schema: "numbers", name: "seven").Metadata.SetComment("seventh");
        modelBuilder.Entity<Eight>(b => b.Property(e => e.Value).HasDefaultValue(8));
        modelBuilder.HasDefaultSchema("late");
    }
}
