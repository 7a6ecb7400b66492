using Microsoft.EntityFrameworkCore;

namespace PureConventions;

public class Customer
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public string? Email { get; set; }
    public DateOnly? BirthDate { get; set; }
    public List<Order> Orders { get; set; } = new();
    public string Display => $"{Name} <{Email}>";
    public static int Count { get; set; }
}

public class Order
{
    private decimal discount;

    public Guid OrderId { get; set; }
    public int CustomerId { get; set; }
    public Customer Customer { get; set; } = null!;
    public OrderStatus Status { get; private set; }
    public OrderStatus? OriginalStatus { get; protected set; }
    public decimal Total { get; internal set; }
    public DateTime CreatedAt { get; init; }
    public DateTimeOffset? ShippedAt { get; set; }
    public TimeOnly? Slot { get; set; }
    public TimeSpan Lead { get; set; }
    public byte[]? Signature { get; set; }
    public string[] Tags { get; set; } = Array.Empty<string>();
    public List<int> Floors { get; set; } = new();
    public ICollection<OrderLine> Lines { get; set; } = new List<OrderLine>();
    public decimal Discount { get => discount; set => discount = value; }
    public decimal Net => Total - Discount;
    public string WriteOnly { set { } }
    internal string Hidden { get; set; } = "";
    protected string Guarded { get; set; } = "";
    public string this[int index] { get => Tags[index]; set => Tags[index] = value; }
}

public class OrderLine
{
    public long Id { get; set; }
    public Order? Order { get; set; }
    public Product Product { get; set; } = null!;
    public int ProductId { get; set; }
    public short Quantity { get; set; }
    public double Weight { get; set; }
    public bool IsGift { get; set; }
    public char Grade { get; set; }
}

public class Product
{
    public int Id { get; set; }
    public string Sku { get; set; } = "";
    public Uri? Link { get; set; }
    public Category? Category { get; set; }
}

// Reached only through the product's navigation, so its table takes the class's name.
public class Category
{
    public int Id { get; set; }
    public string Title { get; set; } = "";
    public Category? Parent { get; set; }
    public int? ParentId { get; set; }
    public List<Category> Children { get; set; } = new();
}

public enum OrderStatus { Received, Measured, Produced, Done }

public class ShopContext : DbContext
{
    public DbSet<Customer> Customers { get; set; } = null!;
    public DbSet<Order> Orders { get; set; } = null!;
    public DbSet<OrderLine> Lines { get; set; } = null!;

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost;Database=shop");
}
