using Microsoft.EntityFrameworkCore;

namespace JsonComplex;

public class Case
{
    public long Id { get; set; }
    public Details Details { get; set; } = new();
    public List<Step> Steps { get; set; } = new();
    public Origin Origin { get; set; } = new();
    public Period Term { get; set; }
}

public class Details
{
    public string Summary { get; set; } = "";
    public Origin? Source { get; set; }
    public List<Step> History { get; set; } = new();
    public Severity Severity { get; set; }
}

public class Step
{
    public string Name { get; set; } = "";
    public int Minutes { get; set; }
}

public class Origin
{
    public string Channel { get; set; } = "";
    public Agent Agent { get; set; } = new();
}

public class Agent
{
    public string Login { get; set; } = "";
    public int? Desk { get; set; }
}

public struct Period
{
    public DateOnly From { get; set; }
    public DateOnly To { get; set; }
}

public enum Severity { Low, High }

public class CaseContext : DbContext
{
    public DbSet<Case> Cases => Set<Case>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Case>(b =>
        {
            b.ToTable("cases");
            b.ComplexProperty(c => c.Details, d =>
            {
                d.ToJson("details");
                d.Property(x => x.Summary).HasJsonPropertyName("sum");
                d.ComplexCollection(x => x.History, h => h.HasJsonPropertyName("log"));
            });
            b.ComplexCollection(c => c.Steps, s => s.ToJson());
            b.ComplexProperty(c => c.Origin, o =>
            {
                o.Property(x => x.Channel).HasColumnName("channel");
                o.ComplexProperty(x => x.Agent, a => a.Property(y => y.Login).HasColumnName("agent_login"));
            });
            b.ComplexProperty(c => c.Term).Property(t => t.To).HasColumnName("until");
        });
    }
}
