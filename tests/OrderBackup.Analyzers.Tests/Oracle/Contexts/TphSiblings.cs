using Microsoft.EntityFrameworkCore;

namespace TphSiblings;

public abstract class Payment
{
    public int Id { get; set; }
    public decimal Amount { get; set; }
    public string Note { get; set; } = "";
}

public class CardPayment : Payment
{
    public string CardNumber { get; set; } = "";
    public string Reference { get; set; } = "";
    public int Fee { get; set; }
}

public class TransferPayment : Payment
{
    public string Iban { get; set; } = "";
    public string Reference { get; set; } = "";
    public decimal Fee { get; set; }
}

public class CashPayment : Payment
{
    public string? Till { get; set; }
}

public class GiftCardPayment : CardPayment
{
    public string Occasion { get; set; } = "";
}

// Not in the model: nothing in it leads here.
public class BarterPayment : Payment
{
    public string Goods { get; set; } = "";
}

public class PaymentContext : DbContext
{
    public DbSet<Payment> Payments => Set<Payment>();
    public DbSet<CardPayment> Cards => Set<CardPayment>();
    public DbSet<TransferPayment> Transfers => Set<TransferPayment>();
    public DbSet<CashPayment> Cash => Set<CashPayment>();
    public DbSet<GiftCardPayment> GiftCards => Set<GiftCardPayment>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");
}
