using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrivateFields;

public abstract class Entity
{
    private int? _requestedHashCode;
    private int _Id;
    public virtual int Id { get => _Id; protected set => _Id = value; }
    private List<object>? _domainEvents;
    public IReadOnlyCollection<object>? DomainEvents => _domainEvents?.AsReadOnly();
    public bool IsTransient() => Id == default;
    public override int GetHashCode() => _requestedHashCode ??= Id.GetHashCode() ^ 31;
    public override bool Equals(object? obj) => obj is Entity other && other.Id == Id;
}

public record Address(string Street, string City, string State, string Country, string ZipCode);

public class Order : Entity
{
    private DateTime _orderDate;
    private int? _buyerId;
    private string _description = "";
    private bool _isDraft;
    private readonly List<OrderItem> _orderItems = new();
    private int? _paymentMethodId;

    protected Order() { Address = null!; }

    public Address Address { get; private set; }
    public int? GetBuyerId => _buyerId;
    public OrderStatus OrderStatus { get; private set; }
    public string Description => _description;
    public bool IsDraft => _isDraft;
    public IReadOnlyCollection<OrderItem> OrderItems => _orderItems;
    public void Submit() { _orderDate = DateTime.UtcNow; _paymentMethodId = 1; }
    public string When() => _orderDate + " " + _paymentMethodId;
}

public class OrderItem : Entity
{
    private string _productName = "";
    private string? _pictureUrl;
    private decimal _unitPrice;

    public int ProductId { get; private set; }
    public int Units { get; private set; }
    public decimal GetUnitPrice() => _unitPrice;
    public string GetName() => _productName + _pictureUrl;
}

public enum OrderStatus { Submitted = 1, AwaitingValidation = 2, Paid = 4 }

class OrderEntityTypeConfiguration : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> orderConfiguration)
    {
        orderConfiguration.ToTable("orders");
        orderConfiguration.Ignore(b => b.DomainEvents);
        orderConfiguration.Property(o => o.Id).UseHiLo("orderseq");
        orderConfiguration.OwnsOne(o => o.Address);
        orderConfiguration.Property<DateTime>("_orderDate").UsePropertyAccessMode(PropertyAccessMode.Field).HasColumnName("OrderDate").IsRequired();
        orderConfiguration.Property<int?>("_buyerId").HasColumnName("BuyerId");
        orderConfiguration.Property<string>("_description").HasColumnName("Description");
        orderConfiguration.Property("_isDraft");
        orderConfiguration.Property<int?>("_paymentMethodId").HasField("_paymentMethodId").HasColumnName("PaymentMethodId");
        orderConfiguration.Property(o => o.OrderStatus).HasConversion<string>().HasMaxLength(30);
    }
}

class OrderItemEntityTypeConfiguration : IEntityTypeConfiguration<OrderItem>
{
    public void Configure(EntityTypeBuilder<OrderItem> orderItemConfiguration)
    {
        orderItemConfiguration.ToTable("orderItems");
        orderItemConfiguration.Ignore(b => b.DomainEvents);
        orderItemConfiguration.Property<int>("OrderId");
        orderItemConfiguration.Property<decimal>("_unitPrice").HasColumnName("UnitPrice");
        orderItemConfiguration.Property<string>("_productName").HasColumnName("ProductName");
        orderItemConfiguration.Property<string>("_pictureUrl");
    }
}

public class OrderingContext : DbContext
{
    public DbSet<Order> Orders { get; set; }
    public DbSet<OrderItem> OrderItems { get; set; }

    public OrderingContext(DbContextOptions<OrderingContext> options) : base(options) { }

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema("ordering");
        modelBuilder.ApplyConfiguration(new OrderEntityTypeConfiguration());
        modelBuilder.ApplyConfiguration(new OrderItemEntityTypeConfiguration());
    }
}
