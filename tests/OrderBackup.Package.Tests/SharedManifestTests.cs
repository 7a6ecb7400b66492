using OrderBackup.Package.Tests.Infra;

namespace OrderBackup.Package.Tests;

public sealed class SharedManifestTests(PackagesFixture packages)
{
    private const string Context = """
        using Microsoft.EntityFrameworkCore;

        namespace Shop.Data;

        public class ShopContext(DbContextOptions options) : DbContext(options)
        {
            public DbSet<Order> Orders => Set<Order>();

            public DbSet<Visit> Visits => Set<Visit>();
        }

        public class Visit
        {
            public int Id { get; set; }

            public int OrderId { get; set; }

            public Order? Order { get; set; }
        }
        """;

    [Fact]
    public async Task One_manifest_covers_the_entities_of_two_projects()
    {
        var consumer = Consumer.Create(packages)
            .With("Directory.Build.props", """
                <Project>
                  <Import Project="../Directory.Build.props" />
                  <PropertyGroup><OrderBackupManifest>$(MSBuildThisFileDirectory)what-is-backed-up.txt</OrderBackupManifest></PropertyGroup>
                </Project>
                """)
            .With("what-is-backed-up.txt", """
                @format 1
                @namespace Shop
                @namespace Shop.Data

                "Visits"."Id"       <- Visit.Id
                "Visits"."OrderId"  <- Visit.OrderId
                orders.id           <- Order.Id
                orders.status       <- Order.Status

                """)
            .With("Models/Models.csproj", Consumer.Project())
            .With("Models/Order.cs", Consumer.Order)
            .With("Data/Data.csproj", Consumer.Project(items: $"""
                <PackageReference Include="Microsoft.EntityFrameworkCore" Version="{Repository.EntityFrameworkVersion}" />
                <ProjectReference Include="../Models/Models.csproj" />
                """))
            .With("Data/ShopContext.cs", Context);
        Assert.Empty((await consumer.BuildAsync("Data")).Succeeded().Diagnostics);

        consumer.Replace("what-is-backed-up.txt", "orders.status       <- Order.Status\n", "").Replace("what-is-backed-up.txt", "\"Visits\".\"OrderId\"  <- Visit.OrderId\n", "");

        Assert.Equal(
            ["Order.cs(12,19): warning OBK1001", "ShopContext.cs(16,16): warning OBK1001", "ShopContext.cs(7,25): warning OBK1001"],
            (await consumer.BuildAsync("Data", "--no-restore")).Succeeded().Diagnostics);
    }
}
