using OrderBackup.Package.Tests.Infra;

namespace OrderBackup.Package.Tests;

public sealed class InstallTests(PackagesFixture packages)
{
    private const string Web = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddOrderBackup(builder.Configuration.GetSection("OrderBackup"));
        builder.Services.AddAuthorizationBuilder().AddPolicy("backup-admin", policy => policy.RequireRole("ADMIN"));
        var app = builder.Build();
        app.MapOrderBackup("/api", "backup-admin");
        app.Run();
        """;

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

    [Fact]
    public async Task Tool_installs_from_its_own_package_alone_and_runs()
    {
        var consumer = Consumer.Create(packages).With("nuget.config", $"""<configuration><packageSources><clear /><add key="feed" value="{packages.Feed}" /></packageSources></configuration>""");
        (await consumer.RunAsync("tool", "install", "OrderBackup.Tool", "--version", Repository.PackageVersion, "--tool-path", "tools", "--configfile", "nuget.config")).Succeeded();
        var command = consumer.PathOf(OperatingSystem.IsWindows() ? "tools/order-backup.exe" : "tools/order-backup");

        Assert.Contains(Repository.PackageVersion, (await DotnetRun.OfAsync(command, consumer.Folder, "--version")).Succeeded().Output, StringComparison.Ordinal);
        var check = await DotnetRun.OfAsync(command, consumer.With("BackupCoverage.txt", Consumer.Manifest).Folder, "check", "--connection-variable", "NO_SUCH_CONNECTION");
        Assert.Equal(1, check.ExitCode);
        Assert.Contains("error OBK3102: ", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Application_that_installs_the_endpoints_alone_builds_and_has_the_warnings()
    {
        var consumer = Consumer.Create(packages)
            .With("Web.csproj", Consumer.Project(reference: """<PackageReference Include="OrderBackup.AspNetCore" Version="*" />""").Replace("Microsoft.NET.Sdk", "Microsoft.NET.Sdk.Web", StringComparison.Ordinal))
            .With("Order.cs", Consumer.Order)
            .With("BackupCoverage.txt", Consumer.Manifest.Replace("orders.status  <- Order.Status  {state}\n", "", StringComparison.Ordinal))
            .With("Program.cs", Web);

        Assert.Equal(["Order.cs(12,19): warning OBK1001"], (await consumer.BuildAsync()).Succeeded().Diagnostics);
    }
}
