using OrderBackup.Package.Tests.Infra;

namespace OrderBackup.Package.Tests;

public sealed class IncrementalBuildTests(PackagesFixture packages)
{
    private const string Context = """
        using Microsoft.EntityFrameworkCore;

        namespace Shop;

        public class ShopContext(DbContextOptions options) : DbContext(options)
        {
            public DbSet<Order> Orders => Set<Order>();
        }
        """;

    [Fact]
    public async Task Removed_line_gives_one_OBK1001_at_the_property()
    {
        var consumer = Consumer.Create(packages).WithShop();
        Assert.Empty((await consumer.BuildAsync()).Succeeded().Diagnostics);

        consumer.Replace("BackupCoverage.txt", "orders.status  <- Order.Status  {state}\n", "");

        Assert.Equal(["Order.cs(12,19): warning OBK1001"], (await consumer.BuildAsync("--no-restore")).Succeeded().Diagnostics);
    }

    [Fact]
    public async Task Deleted_manifest_is_reported_by_the_next_build()
    {
        var consumer = Consumer.Create(packages).WithShop(items: $"""<PackageReference Include="Microsoft.EntityFrameworkCore" Version="{Repository.EntityFrameworkVersion}" />""").With("ShopContext.cs", Context);
        Assert.Empty((await consumer.BuildAsync()).Succeeded().Diagnostics);

        File.Delete(consumer.PathOf("BackupCoverage.txt"));

        Assert.Equal(["ShopContext.cs(5,14): warning OBK1100"], (await consumer.BuildAsync("--no-restore")).Succeeded().Diagnostics);
    }

    [Fact]
    public async Task Manifest_replaced_by_an_older_file_is_read_again()
    {
        var consumer = Consumer.Create(packages).WithShop();
        Assert.Empty((await consumer.BuildAsync()).Succeeded().Diagnostics);

        consumer.Replace("BackupCoverage.txt", "orders.status  <- Order.Status  {state}", "orders.status <-");
        File.SetLastWriteTimeUtc(consumer.PathOf("BackupCoverage.txt"), new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Contains("BackupCoverage.txt(6,17): error OBK2001", (await consumer.BuildAsync("--no-restore")).Failed().Diagnostics);
    }
}
