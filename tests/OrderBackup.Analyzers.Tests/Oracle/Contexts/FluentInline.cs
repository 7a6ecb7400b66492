using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FluentInline;

public class Invoice
{
    public int Id { get; set; }
    public string Number { get; set; } = "";
    public DateTime IssuedOn { get; set; }
    public decimal Amount { get; set; }
    public string? Internal { get; set; }
    public string Remark { get; set; } = "";
    public List<InvoiceItem> Items { get; set; } = new();
    public object? Tag { get; set; }
}

public class InvoiceItem
{
    public int Id { get; set; }
    public int InvoiceId { get; set; }
    public Invoice Invoice { get; set; } = null!;
    public string Title { get; set; } = "";
    public int Count { get; set; }
}

public class Payment
{
    public int Id { get; set; }
    public decimal Paid { get; set; }
    public string Method { get; set; } = "";
    public Guid? Reference { get; set; }
}

public class Refund
{
    public int Id { get; set; }
    public decimal Value { get; set; }
    public string Why { get; set; } = "";
}

public class BillingContext : DbContext
{
    private const string Schema = "billing";
    private const string Prefix = "inv_";
    private static class Columns
    {
        public const string Number = Prefix + "number";
        public const string Amount = $"{Prefix}amount";
    }

    public DbSet<Invoice> Invoices => Set<Invoice>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.HasDefaultSchema(Schema);

        modelBuilder.Entity<Invoice>(b =>
        {
            b.ToTable("invoices").HasKey(x => x.Id);
            b.Property(x => x.Number).HasColumnName(Columns.Number).HasMaxLength(20).IsRequired();
            b.Property(x => x.Amount).HasPrecision(10, 2).HasColumnName(Columns.Amount);
            b.Property("Remark").HasColumnName("note");
            b.Property<int>("TenantId").HasColumnName("tenant");
            b.Ignore(x => x.Internal);
            b.Ignore("Tag");
            b.HasMany(x => x.Items).WithOne(i => i.Invoice).HasForeignKey(i => i.InvoiceId);
        });

        var item = modelBuilder.Entity<InvoiceItem>();
        item.ToTable("invoice_items", "details");
        item.Property(i => i.Title).HasColumnName(nameof(InvoiceItem.Title) + "_text");
        PropertyBuilder<int> count = item.Property(i => i.Count);
        count.HasColumnName("cnt");

        ConfigurePayments(modelBuilder);

        void Refunds(ModelBuilder mb)
        {
            mb.Entity<Refund>().ToTable("refunds", schema: "cash").Property(r => r.Why).HasColumnName("reason").HasDefaultValue("none");
            mb.Entity<Refund>().Property(r => r.Value).HasColumnName("first").HasColumnName("refund_value");
        }

        Refunds(modelBuilder);
    }

    private static void ConfigurePayments(ModelBuilder builder)
    {
        builder.Entity(typeof(Payment), entity =>
        {
            entity.ToTable("payments");
            entity.Property(nameof(Payment.Method)).HasColumnName("pay_method");
            entity.Property(typeof(string), "Terminal");
        });
        builder.Entity<Payment>().Property(p => p.Reference).HasColumnType("uuid").HasColumnName("ref");
    }
}
