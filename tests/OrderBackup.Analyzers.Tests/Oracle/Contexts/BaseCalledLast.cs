using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseCalledLast;

public class Tree
{
    public int Id { get; set; }
    public string Species { get; set; } = "";
    public double Height { get; set; }
    public int Rings { get; set; }
}

public class TreeConfiguration : IEntityTypeConfiguration<Tree>
{
    public void Configure(EntityTypeBuilder<Tree> builder)
    {
        builder.ToTable("trees_by_configuration");
        builder.Property(t => t.Height).HasColumnName("height_by_configuration");
    }
}

public abstract class ForestBase : DbContext
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Tree>().ToTable("trees_by_base").Property(t => t.Species).HasColumnName("species_by_base");
    }
}

// What is said last holds.
public class ForestContext : ForestBase
{
    public DbSet<Tree> Trees => Set<Tree>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Tree>(b =>
        {
            b.ToTable("trees");
            b.Property(t => t.Species).HasColumnName("species");
            b.Property(t => t.Height).HasColumnName("height");
            b.Property(t => t.Rings).HasColumnName("rings");
        });
        modelBuilder.ApplyConfiguration(new TreeConfiguration());
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Tree>().Property(t => t.Rings).HasColumnName("rings_at_last");
    }
}
