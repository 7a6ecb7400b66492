using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Conversions;

public readonly record struct OrderId(Guid Value)
{
    public static OrderId New() => new(Guid.NewGuid());
}

public sealed record Email(string Value)
{
    public static Email Parse(string text) => new(text);
}

public class Money
{
    public decimal Amount { get; set; }
    public string Currency { get; set; } = "EUR";
    public override string ToString() => $"{Amount} {Currency}";
    public static Money Parse(string text) => new() { Amount = decimal.Parse(text.Split(' ')[0]), Currency = text.Split(' ')[1] };
}

public class Preferences
{
    public bool Newsletter { get; set; }
    public List<string> Topics { get; set; } = new();
}

public class Order
{
    public OrderId Id { get; set; }
    public Email Contact { get; set; } = new("");
    public Money Price { get; set; } = new();
    public Status Status { get; set; }
    public Status? Former { get; set; }
    public Status Raw { get; set; }
    public Status Short { get; set; }
    public Preferences Preferences { get; set; } = new();
    public HashSet<string> Tags { get; set; } = new();
    public OrderId? ParentId { get; set; }
    public List<Status> History { get; set; } = new();
}

public enum Status { Draft, Sent, Paid }

public class MoneyConverter : ValueConverter<Money, string>
{
    public MoneyConverter() : base(m => m.ToString(), s => Money.Parse(s)) { }
}

public class ConversionContext : DbContext
{
    public DbSet<Order> Orders => Set<Order>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var order = modelBuilder.Entity<Order>();
        order.Property(o => o.Id).HasConversion(id => id.Value, value => new OrderId(value)).HasColumnName("order_id");
        order.Property(o => o.ParentId).HasConversion(id => id == null ? (Guid?)null : id.Value.Value, value => value == null ? null : new OrderId(value.Value));
        order.Property(o => o.Contact).HasConversion(e => e.Value, v => Email.Parse(v));
        order.Property(o => o.Price).HasConversion<MoneyConverter>().HasColumnName("price");
        order.Property(o => o.Status).HasConversion<string>();
        order.Property(o => o.Former).HasConversion(new EnumToStringConverter<Status>());
        order.Property(o => o.Short).HasConversion<short>();
        order.Property(o => o.Preferences).HasConversion(
            p => JsonSerializer.Serialize(p, (JsonSerializerOptions?)null),
            s => JsonSerializer.Deserialize<Preferences>(s, (JsonSerializerOptions?)null)!).HasColumnType("jsonb");
        order.Property(o => o.Tags).HasConversion(t => string.Join(',', t), s => s.Split(',', StringSplitOptions.None).ToHashSet());
    }
}
