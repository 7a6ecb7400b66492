using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ConventionConversions;

public readonly struct CustomerId
{
    public CustomerId(int value) => Value = value;
    public int Value { get; }
}

public class Iban
{
    public Iban(string text) => Text = text;
    public string Text { get; }
}

public enum Level { Bronze, Silver, Gold }

public class Customer
{
    public CustomerId Id { get; set; }
    public Iban? Account { get; set; }
    public Level Level { get; set; }
    public Level? Wanted { get; set; }
    public decimal Balance { get; set; }
    public DateTime Since { get; set; }
    public Scratch? Scratch { get; set; }
}

public class Scratch
{
    public int Id { get; set; }
    public string Text { get; set; } = "";
}

public class CustomerIdConverter : ValueConverter<CustomerId, int>
{
    public CustomerIdConverter() : base(id => id.Value, value => new CustomerId(value)) { }
}

public class IbanConverter : ValueConverter<Iban, string>
{
    public IbanConverter() : base(iban => iban.Text, text => new Iban(text)) { }
}

public class CustomerContext : DbContext
{
    public DbSet<Customer> Customers => Set<Customer>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<CustomerId>().HaveConversion<CustomerIdConverter>();
        configurationBuilder.Properties<Iban>().HaveConversion<IbanConverter>().HaveMaxLength(34);
        configurationBuilder.Properties<Level>().HaveConversion<string>();
        configurationBuilder.Properties<decimal>().HavePrecision(18, 2);
        configurationBuilder.IgnoreAny<Scratch>();
    }
}
