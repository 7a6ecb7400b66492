using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Npgsql;
using OrderBackup.PostgresServer;

namespace OrderBackup.Benchmarks;

/// <summary>The check of a large schema in a cold build process, beside the same process that only starts the task.</summary>
internal static class MSBuildCheckBenchmark
{
    private const int Tables = 2_000;
    private const int ColumnsOfEach = 25;

    public static async Task RunAsync(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("order-backup-msbuild-check-").FullName;
        await using var server = await ThrowawayServer.StartAsync();
        try
        {
            using var counter = new RoundTripCounter(server.Port);
            var direct = await CreateAsync(server, folder);
            Check(folder, direct);
            var counted = new NpgsqlConnectionStringBuilder(direct) { Port = counter.Port, SslMode = SslMode.Disable }.ConnectionString;
            Check(folder, counted);
            Console.WriteLine($"{Tables:N0} tables, {Tables * ColumnsOfEach:N0} columns: {counter.RoundTrips} round trip(s)");

            // In turn, so that a slower minute of the machine slows both; the difference is taken pair by pair.
            var pairs = Enumerable.Range(0, rounds).Select(_ => (Live: Check(folder, direct), Started: Check(folder, null))).ToList();
            var beyond = pairs.Select(pair => pair.Live - pair.Started).Order().ToList();
            Console.WriteLine(
                $"msbuild-check, cold, beyond starting the task: {Middle(beyond):F2} s (median of {rounds}; {beyond[0]:F2} to {beyond[^1]:F2}); "
                + $"whole process {Middle(pairs.Select(pair => pair.Live)):F2} s / {Middle(pairs.Select(pair => pair.Started)):F2} s");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> CreateAsync(ThrowawayServer server, string folder)
    {
        var connection = await server.CreateDatabaseAsync("large", "template0");
        await server.ExecuteAsync(
            "large",
            $$"""
            DO $$
            BEGIN
                FOR t IN 1..{{Tables}} LOOP
                    EXECUTE 'CREATE TABLE t' || t || ' (' || (SELECT string_agg('c' || c || ' text', ', ') FROM generate_series(1, {{ColumnsOfEach}}) c) || ')';
                    IF t % 100 = 0 THEN COMMIT; END IF;
                END LOOP;
            END $$
            """);
        var manifest = new StringBuilder("@format 1\n@scope all\n\n");
        var lines = from table in Enumerable.Range(1, Tables) from column in Enumerable.Range(1, ColumnsOfEach) select $"t{table}.c{column}";
        manifest.AppendJoin('\n', lines.Order(StringComparer.Ordinal)).Append('\n');
        await File.WriteAllTextAsync(Path.Combine(folder, "BackupCoverage.txt"), manifest.ToString());

        // The package's own targets over the task as it was built, in a project without an SDK, which would tell them the system.
        var source = Path.Combine(Commands.RepositoryFolder(), "msbuild-task", "OrderBackup.MSBuild");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "check.proj"),
            $"""
            <Project>
              <PropertyGroup>
                <NETCoreSdkPortableRuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</NETCoreSdkPortableRuntimeIdentifier>
                <_OrderBackupTasksFolder>{source}/bin/Release/net10.0/</_OrderBackupTasksFolder>
              </PropertyGroup>
              <Import Project="{source}/build/OrderBackup.MSBuild.props" />
              <Import Project="{source}/build/OrderBackup.MSBuild.targets" />
            </Project>
            """);
        return connection;
    }

    private static double Check(string folder, string? connection)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", "check.proj", "-nologo", "-nodeReuse:false", "-t:OrderBackupCheck"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        start.Environment["ORDER_BACKUP_CONNECTION"] = connection ?? "";
        start.Environment["DATABASE_URL"] = "";
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var expected = connection is null ? "nothing checked" : string.Create(CultureInfo.InvariantCulture, $"live, {Tables:N0} tables, {Tables * ColumnsOfEach:N0} columns, 0 uncovered");
        return process.ExitCode == 0 && output.Contains(expected, StringComparison.Ordinal)
            ? clock.Elapsed.TotalSeconds
            : throw new InvalidOperationException($"The check failed: {output}");
    }

    private static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
