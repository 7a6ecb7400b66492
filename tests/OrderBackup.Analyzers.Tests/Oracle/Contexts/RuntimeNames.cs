using Microsoft.EntityFrameworkCore;

namespace RuntimeNames;

public class NamingOptions
{
    public static readonly string Prefix = "crm_" + Environment.ProcessorCount.ToString()[..0];
    public static string Schema { get; set; } = "crm";
    public string LeadTable { get; init; } = "leads";
}

public class Lead
{
    public int Id { get; set; }
    public string Company { get; set; } = "";
    public string Source { get; set; } = "";
    public string Owner { get; set; } = "";
}

public class Deal
{
    public int Id { get; set; }
    public decimal Value { get; set; }
    public string Stage { get; set; } = "";
}

public class Touch
{
    public int Id { get; set; }
    public DateTime When { get; set; }
}

public class CrmContext : DbContext
{
    private readonly NamingOptions naming = new();

    public DbSet<Lead> Leads => Set<Lead>();
    public DbSet<Deal> Deals => Set<Deal>();
    public DbSet<Touch> Touches => Set<Touch>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(NamingOptions.Schema);
        modelBuilder.Entity<Lead>().ToTable(naming.LeadTable);
        modelBuilder.Entity<Lead>().Property(l => l.Company).HasColumnName(NamingOptions.Prefix + "company");
        modelBuilder.Entity<Lead>().Property(l => l.Source).HasColumnName("SRC".ToLowerInvariant());
        modelBuilder.Entity<Deal>().ToTable("deals", "fixed_schema").Property(d => d.Stage).HasColumnName(Column(nameof(Deal.Stage)));
        modelBuilder.Entity<Touch>().ToTable($"{NamingOptions.Prefix}touches");
    }

    private static string Column(string property) => "c_" + property.ToLowerInvariant();
}
