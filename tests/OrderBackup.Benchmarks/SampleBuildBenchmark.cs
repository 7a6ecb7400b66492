using System.Diagnostics;
using System.Globalization;
using FurnitureOrders;
using OrderBackup.PostgresServer;

namespace OrderBackup.Benchmarks;

/// <summary>The whole build of the sample with the check of its database, beside the same build without it.</summary>
internal static class SampleBuildBenchmark
{
    public static async Task RunAsync(int rounds)
    {
        await using var server = await ThrowawayServer.StartAsync();
        var connection = await server.CreateDatabaseAsync("furniture", "template0");
        await FurnitureOrdersDatabase.CreateAsync(connection, 1_000);
        Compare("compiled anew", ["--no-incremental"]);
        Compare("nothing changed", []);

        void Compare(string what, string[] arguments)
        {
            Build(connection, "live", arguments);

            // In turn, so that a slower minute of the machine slows both; the ratio is taken pair by pair.
            var pairs = Enumerable.Range(0, rounds).Select(_ => (Live: Build(connection, "live", arguments), Off: Build(connection, "off", arguments))).ToList();
            var ratios = pairs.Select(pair => pair.Live / pair.Off).Order().ToList();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"dotnet build of the sample, {what}, checked live / not checked: {ratios[rounds / 2]:F3} (median of {rounds}; {ratios[0]:F3} to {ratios[^1]:F3}); "
                + $"{pairs.Select(pair => pair.Live).Order().ElementAt(rounds / 2):F2} s / {pairs.Select(pair => pair.Off).Order().ElementAt(rounds / 2):F2} s"));
        }
    }

    // The projects that it uses were built with this program, in the same configuration.
    private static double Build(string connection, string mode, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["build", "-c", "Release", "--no-restore", "--no-dependencies", "-nologo", "-tl:off", "-nodeReuse:false", $"-p:OrderBackupMode={mode}", .. arguments])
        {
            WorkingDirectory = Path.Combine(Commands.RepositoryFolder(), "samples", "FurnitureOrders"),
            RedirectStandardOutput = true,
        };
        start.Environment["ORDER_BACKUP_CONNECTION"] = connection;
        start.Environment["UseSharedCompilation"] = "false";
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var isChecked = output.Contains("OrderBackup: live, ", StringComparison.Ordinal) && output.Contains(", 0 uncovered, ", StringComparison.Ordinal);
        return process.ExitCode == 0 && isChecked == (mode == "live")
            ? clock.Elapsed.TotalSeconds
            : throw new InvalidOperationException($"The build failed: {output}");
    }
}
