using Microsoft.EntityFrameworkCore;

namespace BaseContext;

public class Tenant
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
}

public class AuditLog
{
    public long Id { get; set; }
    public string Action { get; set; } = "";
    public DateTime At { get; set; }
}

public class Contract
{
    public int Id { get; set; }
    public string Title { get; set; } = "";
    public Tenant Tenant { get; set; } = null!;
}

public abstract class AuditedContext : DbContext
{
    protected AuditedContext(DbContextOptions options) : base(options) { }

    public DbSet<AuditLog> AuditLogs { get; set; } = null!;
    public DbSet<Tenant> Tenants { get; set; } = null!;

    protected virtual string AuditTable => "audit_log";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema("core");
        modelBuilder.Entity<AuditLog>(b =>
        {
            b.ToTable("audit_log", "audit");
            b.Property(x => x.At).HasColumnName("at_utc");
        });
        modelBuilder.Entity<Tenant>().ToTable("tenants");
        ConfigureMore(modelBuilder);
    }

    protected abstract void ConfigureMore(ModelBuilder modelBuilder);
}

public sealed class ContractContext : AuditedContext
{
    public ContractContext(DbContextOptions<ContractContext> options) : base(options) { }

    public DbSet<Contract> Contracts { get; set; } = null!;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Tenant>().Property(t => t.Name).HasColumnName("tenant_name");
    }

    protected override void ConfigureMore(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<Contract>().Property(c => c.Title).HasColumnName("contract_title");
}
