using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace SnakeCase;

public class SalesOrder
{
    public int Id { get; set; }
    public string OrderNumber { get; set; } = "";
    public string HTMLBody { get; set; } = "";
    public string? URL { get; set; }
    public string IPv4Address { get; set; } = "";
    public int Line2Count { get; set; }
    public string _legacyCode { get; set; } = "";
    public string Already_snake { get; set; } = "";
    public bool IsB2B { get; set; }
    [Column("KeptAsIs")] public string Fixed { get; set; } = "";
    public Address ShippingAddress { get; set; } = new();
    public Money GrandTotal { get; set; } = new();
    public Customer Customer { get; set; } = null!;
    public int CustomerId { get; set; }
    public Agent? SalesAgent { get; set; }
    public List<OrderPosition> Positions { get; set; } = new();
    public ExtraData ExtraData { get; set; } = new();
    public List<LogEntry> LogEntries { get; set; } = new();
}

[Owned]
public class Address
{
    public string StreetName { get; set; } = "";
    public string ZIPCode { get; set; } = "";
}

[ComplexType]
public class Money
{
    public decimal NetAmount { get; set; }
    public string CurrencyCode { get; set; } = "";
}

[Table("CustomerAccounts")]
public class Customer
{
    public int Id { get; set; }
    public string FullName { get; set; } = "";
}

public class Agent
{
    public int AgentId { get; set; }
    public string NickName { get; set; } = "";
}

public class OrderPosition
{
    public int Id { get; set; }
    public int SalesOrderId { get; set; }
    public decimal UnitPrice { get; set; }
}

public class ExtraData
{
    public string SourceSystem { get; set; } = "";
    public int RetryCount { get; set; }
}

public class LogEntry
{
    public DateTime WrittenAt { get; set; }
    public string MessageText { get; set; } = "";
}

public abstract class PriceRule
{
    public int Id { get; set; }
    public string RuleName { get; set; } = "";
}

public class PercentRule : PriceRule
{
    public decimal PercentValue { get; set; }
}

public class FlatRule : PriceRule
{
    public decimal FlatAmount { get; set; }
}

public class SalesContext : DbContext
{
    public DbSet<SalesOrder> SalesOrders => Set<SalesOrder>();
    public DbSet<Customer> Customers => Set<Customer>();
    public DbSet<PriceRule> PriceRules => Set<PriceRule>();
    public DbSet<PercentRule> PercentRules => Set<PercentRule>();
    public DbSet<FlatRule> FlatRules => Set<FlatRule>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
        => optionsBuilder
            .UseNpgsql("Host=localhost")
            .UseSnakeCaseNamingConvention();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SalesOrder>().OwnsOne(o => o.ExtraData, e => e.ToJson());
        modelBuilder.Entity<SalesOrder>().OwnsMany(o => o.LogEntries);
        modelBuilder.Entity<Agent>().ToTable("SalesAgents", "Staff");
        modelBuilder.Entity<SalesOrder>().Property<DateTime>("LastTouchedUtc");
    }
}
