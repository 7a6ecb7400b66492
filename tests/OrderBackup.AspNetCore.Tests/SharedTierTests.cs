using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrderBackup.AspNetCore.App;
using OrderBackup.AspNetCore.Endpoints;

namespace OrderBackup.AspNetCore.Tests;

/// <summary>Several databases whose backups go to the same folders.</summary>
public sealed class SharedTierTests(ServerFixture fixture)
{
    private static readonly string[] Keys = ["shop", "stock"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Databases_with_the_same_tiers_tell_only_their_own_state_and_schedule()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        await using var stock = await Shop.CreateAsync(fixture);
        File.Delete(stock.ManifestPath);
        File.Copy(shop.ManifestPath, stock.ManifestPath);
        await using var app = await StartAsync(shop, stock);
        var instance = new Instance(app.Urls.Single(), app);
        await instance.UntilAsync("/shop/backup_schedule", _ => shop.JobFiles("backup").Length == 2);

        Assert.True((await instance.PostJsonAsync("/shop/simple_backup")).GetProperty("backup_started").GetBoolean());
        await instance.UntilAsync("/shop/backup_status", status => !status.GetProperty("backup_in_progress").GetBoolean());
        Assert.Equal(JsonValueKind.Object, (await LastAsync(instance, "shop")).ValueKind);
        Assert.Equal(JsonValueKind.Null, (await LastAsync(instance, "stock")).ValueKind);
        Assert.Equal(JsonValueKind.Null, (await instance.GetAsync("/stock/backup_schedule")).GetProperty("newest_verified").GetProperty("tier1").ValueKind);

        // The other one fails, and says so of itself alone.
        File.Delete(stock.ManifestPath);
        await instance.PostJsonAsync("/stock/simple_backup");
        await instance.UntilAsync("/stock/backup_status", status => !status.GetProperty("backup_in_progress").GetBoolean());
        Assert.Contains("BackupCoverage.txt", (await instance.GetAsync("/stock/backup_status")).GetProperty("last_backup_error").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await instance.GetAsync("/shop/backup_status")).GetProperty("last_backup_error").ValueKind);

        var schedules = await Task.WhenAll(Keys.Select(key => instance.GetAsync($"/{key}/backup_schedule")));
        Assert.Equal(["0 0 29 2 *", "0 0 1 1 *"], schedules.Select(schedule => schedule.GetProperty("schedules")[0].GetProperty("cron").GetString()));
        Assert.NotEqual(schedules[0].GetProperty("schedules")[0].GetProperty("next").GetDateTimeOffset(), schedules[1].GetProperty("schedules")[0].GetProperty("next").GetDateTimeOffset());
        Assert.Equal(2, shop.JobFiles("backup").Length);
        Assert.Single(shop.Backups);
    }

    [Theory]
    [InlineData("Host=db;Port=5432;Database=orders", "Host=db;Port=5433;Database=orders")]
    [InlineData("Host=db;Port=5432;Database=orders", "Host=other;Port=5432;Database=orders")]
    [InlineData("Host=db;Port=5432;Database=orders/1", "Host=db;Port=5432;Database=orders-1")]
    public void Another_server_port_or_name_has_another_folder(string one, string other)
    {
        var (first, second) = (FolderOf(one), FolderOf(other));
        Assert.NotEqual(first, second);
        Assert.All([first, second], folder => Assert.Matches(@"^orders(-1)?-[0-9a-f]{12}\z", Path.GetFileName(folder)));
        Assert.Equal(first, FolderOf(one.Replace("db", "DB", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(UnauthorizedAccessException))]
    public async Task Folder_that_cannot_be_used_is_a_problem_with_its_id_and_names_no_path(Type exception)
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var instance = await shop.StartAsync();
        var context = new DefaultHttpContext { RequestServices = instance.App.Services };
        var thrown = (Exception)Activator.CreateInstance(exception, "Access to the path '/srv/my backups/x' is denied.")!;
        var call = EndpointFilterInvocationContext.Create(context);
        var answer = Assert.IsType<Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult>(await RequestGuard.RunAsync(call, _ => throw thrown, ""));
        Assert.Equal((int)HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(RuntimeIds.FolderUnusable, answer.ProblemDetails.Extensions["id"]);
        Assert.Equal("Access to the path '…/x' is denied.", answer.ProblemDetails.Detail);
        await Assert.ThrowsAsync<BadHttpRequestException>(async () => await RequestGuard.RunAsync(call, _ => throw new BadHttpRequestException("no JSON"), ""));
    }

    private static string FolderOf(string connection) => Jobs.JobFile.FolderIn("/tier", Connections.DatabaseConnection.Parse(connection));

    private static async Task<JsonElement> LastAsync(Instance instance, string key) => (await instance.GetAsync($"/{key}/backup_status")).GetProperty("last_backup_result");

    private static async Task<WebApplication> StartAsync(Shop shop, Shop stock)
    {
        string[] crons = ["0 0 29 2 *", "0 0 1 1 *"];
        var arguments = new[] { shop, stock }.SelectMany((database, index) => (string[])
        [
            $"--Sites:{Keys[index]}:Connection={database.Server.ConnectionString(database.Database)}",
            $"--Sites:{Keys[index]}:ManifestPath={database.ManifestPath}",
            $"--Sites:{Keys[index]}:Folders:0={shop.Tiers[0]}",
            $"--Sites:{Keys[index]}:Folders:1={shop.Tiers[1]}",
            $"--Sites:{Keys[index]}:Schedule:Cron={crons[index]}",
        ]);
        var app = ShopApplication.Build(
            [.. arguments],
            builder =>
            {
                foreach (var key in Keys)
                {
                    builder.Services.AddKeyedOrderBackup(key, builder.Configuration.GetSection("Sites:" + key));
                }
            },
            app =>
            {
                foreach (var key in Keys)
                {
                    app.MapOrderBackup("/" + key, ShopApplication.AdminPolicy, options => options.Key = key);
                }
            });
        await app.StartAsync(Cancellation);
        return app;
    }
}
