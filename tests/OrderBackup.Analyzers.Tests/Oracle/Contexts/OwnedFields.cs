// Owned types that only private fields hold, and what they themselves hold in fields.
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Oracle.OwnedFields;

public abstract class Tracked
{
    private Stamp _made = null!;
}

public sealed class Crate : Tracked
{
    private readonly List<Plank> _planks = [];
    private Size _size = null!;
    private Size? _inner;

    public int Id { get; private set; }
}

public sealed class Stamp
{
    public DateTime At { get; private set; }

    public string By { get; private set; } = "";
}

public sealed class Size
{
    private Size(int width, int height) => (Width, Height) = (width, height);

    public int Width { get; }

    public int Height { get; }
}

public sealed class Plank
{
    private string _wood = "";
    private Grade _grade = null!;

    internal int Number { get; private set; }
}

public sealed class Grade
{
    public string Letter { get; private set; } = "";

    public Inspector? Inspector { get; private set; }
}

public sealed class Inspector
{
    public int Id { get; set; }

    public string Name { get; set; } = "";
}

public sealed class CrateContext : DbContext
{
    public DbSet<Crate> Crates => Set<Crate>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfiguration(new CrateConfiguration());
}

internal sealed class CrateConfiguration : IEntityTypeConfiguration<Crate>
{
    public void Configure(EntityTypeBuilder<Crate> builder)
    {
        builder.ToTable("crates", "yard");
        builder.OwnsOne<Stamp>("_made");
        builder.OwnsOne<Size>("_size", size =>
        {
            size.Property(s => s.Width).HasColumnName("wide");
            size.Property(s => s.Height);
        });
        builder.OwnsOne(typeof(Size), "_inner", inner =>
        {
            inner.Property<int>("Width").HasColumnName("inner_wide");
            inner.Property<int>("Height").HasColumnName("inner_high");
        });
        builder.OwnsMany<Plank>("_planks", plank =>
        {
            plank.ToTable("planks", "yard");
            plank.WithOwner().HasForeignKey("CrateId");
            plank.Property<int>("CrateId");
            plank.Property<int>("Number");
            plank.HasKey("CrateId", "Number");
            plank.Property<string>("_wood").HasColumnName("wood");
            plank.OwnsOne<Grade>("_grade", grade => grade.Property(g => g.Letter).HasColumnName("grade"));
        });
    }
}
