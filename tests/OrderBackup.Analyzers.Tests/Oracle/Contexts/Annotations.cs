using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Annotations;

[Table("tbl_orders", Schema = "sales")]
public class Order
{
    [Key]
    [Column("order_no")]
    public int Number { get; set; }

    [Required, MaxLength(200), Column("cust_name", TypeName = "varchar(200)")]
    public string CustomerName { get; set; } = "";

    [Column(TypeName = "numeric(12,2)")]
    public decimal Total { get; set; }

    [Column(Order = 3)]
    public string Memo { get; set; } = "";

    [NotMapped]
    public string Scratch { get; set; } = "";

    [Timestamp]
    public uint Version { get; set; }

    [ConcurrencyCheck]
    public int Revision { get; set; }

    public Address Delivery { get; set; } = new();
    public Dimensions Size { get; set; } = new();

    [ForeignKey("assigned_to")]
    public Employee? Assignee { get; set; }

    [ForeignKey(nameof(Creator))]
    public int CreatorKey { get; set; }

    public Employee Creator { get; set; } = null!;

    [InverseProperty(nameof(OrderNote.Order))]
    public List<OrderNote> Notes { get; set; } = new();

    public Transient? Extra { get; set; }
}

[Owned]
public class Address
{
    [Column("city_name")]
    public string City { get; set; } = "";
    public string Street { get; set; } = "";
    public string? Zip { get; set; }
}

[ComplexType]
public class Dimensions
{
    public int Width { get; set; }
    [Column("h")]
    public int Height { get; set; }
}

[NotMapped]
public class Transient
{
    public int Id { get; set; }
    public string What { get; set; } = "";
}

[Table("employees", Schema = "hr")]
[Index(nameof(Email), IsUnique = true)]
public class Employee
{
    public int Id { get; set; }
    [EmailAddress] public string Email { get; set; } = "";
    [DatabaseGenerated(DatabaseGeneratedOption.Computed)] public string FullName { get; set; } = "";
}

[Table("order_notes")]
[PrimaryKey(nameof(OrderNumber), nameof(Line))]
public class OrderNote
{
    public int OrderNumber { get; set; }
    public int Line { get; set; }
    [ForeignKey(nameof(OrderNumber))] public Order Order { get; set; } = null!;
    [Column("body")] public string Text { get; set; } = "";
}

[Keyless]
[Table("monthly_totals")]
public class MonthlyTotal
{
    public string Month { get; set; } = "";
    public decimal Total { get; set; }
}

public class SalesContext : DbContext
{
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<OrderNote> Notes => Set<OrderNote>();
    public DbSet<MonthlyTotal> Totals => Set<MonthlyTotal>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        optionsBuilder.UseNpgsql("Host=localhost");
    }
}
