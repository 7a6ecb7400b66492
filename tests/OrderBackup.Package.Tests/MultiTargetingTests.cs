using System.Text;
using OrderBackup.Package.Tests.Infra;

namespace OrderBackup.Package.Tests;

public sealed class MultiTargetingTests(PackagesFixture packages)
{
    // .NET Standard has no mapping attributes of its own; the rules know them by their full names.
    private const string Attributes = """
        #if NETSTANDARD
        namespace System.ComponentModel.DataAnnotations.Schema;

        public sealed class TableAttribute(string name) : Attribute { public string Name { get; } = name; }
        public sealed class ColumnAttribute(string name) : Attribute { public string Name { get; } = name; }
        #endif
        """;

    private const string Payments = """
        using System.ComponentModel.DataAnnotations.Schema;

        namespace Shop;

        [Table("payments")]
        public class Payment
        {
            [Column("id")]
            public int Id { get; set; }

            [Column("amount")]
            public decimal Amount { get; set; }
        }
        """;

    [Fact]
    public async Task Format_fixes_a_solution_once_and_keeps_each_manifest_as_it_is_written()
    {
        var consumer = Consumer.Create(packages)
            .With("Shop.slnx", """<Solution><Project Path="Orders/Orders.csproj" /><Project Path="Payments/Payments.csproj" /></Solution>""")
            .With("Orders/Orders.csproj", Consumer.Project("<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks><TargetFramework></TargetFramework>"))
            .With("Orders/Attributes.cs", Attributes)
            .With("Orders/Order.cs", Consumer.Order)
            .With("Payments/Payments.csproj", Consumer.Project())
            .With("Payments/Payment.cs", Payments)
            .With("Payments/BackupCoverage.txt", "@format 1\n@namespace Shop\n\npayments.id      <- Payment.Id");
        var written = Consumer.Manifest.Replace("\n", "\r\n", StringComparison.Ordinal);
        await File.WriteAllTextAsync(consumer.PathOf("Orders/BackupCoverage.txt"), written.Replace("orders.status  <- Order.Status  {state}\r\n", "", StringComparison.Ordinal), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), TestContext.Current.CancellationToken);
        Assert.Equal(["Order.cs(12,19): warning OBK1001", "Payment.cs(12,20): warning OBK1001"], (await consumer.BuildAsync("Shop.slnx")).Succeeded().Diagnostics);

        (await consumer.RunAsync("format", "analyzers", "Shop.slnx", "--diagnostics", "OBK1001", "--severity", "warn", "--no-restore")).Succeeded();

        Assert.Equal(
            [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(written.Replace("  {state}", "", StringComparison.Ordinal))],
            await File.ReadAllBytesAsync(consumer.PathOf("Orders/BackupCoverage.txt"), TestContext.Current.CancellationToken));
        Assert.Equal("@format 1\n@namespace Shop\n\npayments.amount  <- Payment.Amount\npayments.id      <- Payment.Id", await File.ReadAllTextAsync(consumer.PathOf("Payments/BackupCoverage.txt"), TestContext.Current.CancellationToken));
        Assert.Empty((await consumer.BuildAsync("Shop.slnx", "--no-restore")).Succeeded().Diagnostics);
    }
}
