using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using FurnitureOrders;
using OrderBackup.PostgresServer;

namespace OrderBackup.Benchmarks;

/// <summary>
/// What polling the status does to a backup that an application runs: the same backup while nobody asks, while an answer that never changes
/// is asked for 10,000 times a second, and while the status is. All share the machine's cores, the clients too, so the second is what any
/// answer costs.
/// </summary>
internal static class StatusPollingBenchmark
{
    private const int AsksPerSecond = 10_000;
    private const string Authorization = "Test ADMIN";

    public static async Task RunAsync(int orders, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("order-backup-polling-").FullName;
        await using var server = await ThrowawayServer.StartAsync();
        try
        {
            var connection = await server.CreateDatabaseAsync("furniture", "template0");
            Console.WriteLine($"Creating {orders:N0} orders ...");
            await FurnitureOrdersDatabase.CreateAsync(connection, orders);
            using var app = StartApplication(connection, folder);
            try
            {
                var address = new Uri(await app.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The application did not start."));
                await PrintCostAsync(app, new Uri(address, "/static_answer"));
                await PrintCostAsync(app, new Uri(address, "/api/backup_status"));
                await MeasureAsync(address, folder, rounds);
            }
            finally
            {
                app.Kill();
                await app.WaitForExitAsync();
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What one answer costs the application while it does nothing else; the first seconds, in which code is compiled, do not count.</summary>
    private static async Task PrintCostAsync(Process app, Uri address)
    {
        await using var clients = PollingClients.Start(address, Authorization, AsksPerSecond);
        await Task.Delay(TimeSpan.FromSeconds(4));
        app.Refresh();
        var (processor, answers) = (app.TotalProcessorTime, clients.Answers);
        await Task.Delay(TimeSpan.FromSeconds(4));
        app.Refresh();
        Console.WriteLine($"{address.AbsolutePath}: {(app.TotalProcessorTime - processor).TotalMicroseconds / (clients.Answers - answers):F1} µs of processor time an answer, at {(clients.Answers - answers) / 4.0:N0} answers a second");
    }

    private static async Task MeasureAsync(Uri address, string folder, int rounds)
    {
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(Authorization);
        await BackupAsync(client, folder);
        var alone = new List<double>();
        var besideStatic = new List<double>();
        var besideStatus = new List<double>();
        var rates = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            alone.Add(await BackupAsync(client, folder));
            besideStatic.Add(await PolledAsync(client, folder, "/static_answer", rates));
            besideStatus.Add(await PolledAsync(client, folder, "/api/backup_status", rates));
        }

        Console.WriteLine($"polling: {rates.Min():N0} to {rates.Max():N0} answers a second");
        Print("backup beside status polls / alone", besideStatus, alone);
        Print("backup beside static answers / alone", besideStatic, alone);
        Print("backup beside status polls / beside static answers", besideStatus, besideStatic);
    }

    private static async Task<double> PolledAsync(HttpClient client, string folder, string path, List<double> rates)
    {
        await using var clients = PollingClients.Start(new Uri(client.BaseAddress!, path), Authorization, AsksPerSecond);
        var seconds = await BackupAsync(client, folder);
        rates.Add(await clients.StopAsync());
        return seconds;
    }

    /// <summary>Starts a backup as a page does, and waits for its end; the earlier ones are deleted first.</summary>
    /// <returns>Seconds, as the application itself tells them.</returns>
    private static async Task<double> BackupAsync(HttpClient client, string folder)
    {
        foreach (var earlier in Directory.Exists(Tier(folder)) ? Directory.GetDirectories(Tier(folder), "2*") : [])
        {
            Directory.Delete(earlier, recursive: true);
        }

        using var started = await client.PostAsync("/api/simple_backup", null);
        started.EnsureSuccessStatusCode();
        while (true)
        {
            using var job = JsonDocument.Parse(await client.GetStringAsync("/api/backup_jobs/backup"));
            if (!job.RootElement.GetProperty("in_progress").GetBoolean())
            {
                var last = job.RootElement.GetProperty("last");
                return last.GetProperty("succeeded").GetBoolean()
                    ? (last.GetProperty("finished").GetDateTimeOffset() - last.GetProperty("started").GetDateTimeOffset()).TotalSeconds
                    : throw new InvalidOperationException($"The backup failed: {last}");
            }

            await Task.Delay(100);
        }
    }

    private static Process StartApplication(string connection, string folder)
    {
        var program = Path.Combine(Commands.RepositoryFolder(), "tests", "OrderBackup.AspNetCore.App", "bin", "Release", "net10.0", "OrderBackup.AspNetCore.App.dll");
        var start = new ProcessStartInfo("dotnet", [program,
            $"--OrderBackup:ManifestPath={Path.Combine(Commands.RepositoryFolder(), "samples", "FurnitureOrders", "BackupCoverage.txt")}", $"--OrderBackup:Folders:0={Tier(folder)}"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["ORDER_BACKUP_CONNECTION"] = connection;
        return Process.Start(start)!;
    }

    private static string Tier(string folder) => Path.Combine(folder, "tier");

    private static void Print(string what, List<double> measured, List<double> beside)
    {
        var ratios = measured.Zip(beside, (one, other) => one / other).Order().ToList();
        Console.WriteLine($"{what}: {ratios[ratios.Count / 2]:F3} (median of {ratios.Count}; {ratios[0]:F3} to {ratios[^1]:F3}); {Middle(measured):F2} s / {Middle(beside):F2} s");
    }

    private static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
