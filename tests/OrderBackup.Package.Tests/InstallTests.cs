using OrderBackup.Package.Tests.Infra;

namespace OrderBackup.Package.Tests;

public sealed class InstallTests(PackagesFixture packages)
{
    [Fact]
    public async Task Installing_the_runtime_alone_turns_the_warnings_on()
    {
        var consumer = Consumer.Create(packages).WithShop().With("Shop.csproj", Consumer.Project(reference: """<PackageReference Include="OrderBackup" Version="*" />"""))
            .Replace("Order.cs", "public string Status", "public string? Note { get; set; }\n\n    [Column(\"status\")]\n    public string Status")
            .Replace("Order.cs", "[Column(\"status\")]\n    public string?", "public string?")
            .With("Dump.cs", """
                namespace Shop;

                public static class Dump
                {
                    public static void Run() => System.Diagnostics.Process.Start("pg_dump", "--exclude-table=order_events shop");

                    public static OrderBackup.IOrderBackup? Service { get; set; }
                }
                """);

        var build = (await consumer.BuildAsync()).Succeeded();

        Assert.Equal(["Dump.cs(5,77): warning OBK4001", "Order.cs(11,20): warning OBK1001"], build.Diagnostics);
    }
}
