using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ControlFlow;

public class Alpha { public int Id { get; set; } public string Value { get; set; } = ""; }

public class Beta { public int Id { get; set; } public string Value { get; set; } = ""; }

public class Gamma { public int Id { get; set; } public string Value { get; set; } = ""; public string Other { get; set; } = ""; }

public class Delta { public int Id { get; set; } public string Value { get; set; } = ""; }

public class Epsilon { public int Id { get; set; } public string Value { get; set; } = ""; }

public class Zeta { public int Id { get; set; } public string Value { get; set; } = ""; }

public class FlowContext : DbContext
{
    public DbSet<Alpha> Alphas => Set<Alpha>();
    public DbSet<Beta> Betas => Set<Beta>();
    public DbSet<Gamma> Gammas => Set<Gamma>();
    public DbSet<Delta> Deltas => Set<Delta>();
    public DbSet<Epsilon> Epsilons => Set<Epsilon>();
    public DbSet<Zeta> Zetas => Set<Zeta>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Alpha>().ToTable("alpha");
        Never(() => modelBuilder.Entity<Alpha>().Property(a => a.Value).HasColumnName("never_called"));
        Unused(modelBuilder.Entity<Beta>(), b => b.Property(x => x.Value).HasColumnName("unused"));

        try
        {
            modelBuilder.Entity<Gamma>().Property(g => g.Value).HasColumnName("tried");
            if (Environment.ProcessorCount > 0) throw new InvalidOperationException();
            modelBuilder.Entity<Gamma>().Property(g => g.Other).HasColumnName("not_reached");
        }
        catch (InvalidOperationException)
        {
            modelBuilder.Entity<Gamma>().Property(g => g.Value).HasColumnName("caught");
        }

        _ = Environment.ProcessorCount > 100000 ? modelBuilder.Entity<Delta>().ToTable("big_delta") : modelBuilder.Entity<Delta>().ToTable("small_delta");
#if LEGACY
        modelBuilder.Entity<Epsilon>().ToTable("legacy_epsilon");
#else
        modelBuilder.Entity<Epsilon>().ToTable("epsilon");
#endif
        if (Database.IsNpgsql())
        {
            return;
        }

        modelBuilder.Entity<Zeta>().ToTable("elsewhere").Property(z => z.Value).HasColumnName("elsewhere_value");
    }

    private static void Never(Action action) => GC.KeepAlive(action);

    private static void Unused<T>(EntityTypeBuilder<T> builder, Action<EntityTypeBuilder<T>> configure)
        where T : class => GC.KeepAlive(configure);
}
