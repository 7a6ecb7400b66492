using System.Globalization;
using FurnitureOrders;
using OrderBackup.Benchmarks;
using OrderBackup.PostgresServer;

// Measures side by side and prints ratios. Run by hand:
//   dotnet run --configuration Release --project tests/OrderBackup.Benchmarks -- [orders] [rounds] [backup] [verify] [restore]
//   dotnet run --configuration Release --project tests/OrderBackup.Benchmarks -- analyzers [rounds]
//   dotnet run --configuration Release --project tests/OrderBackup.Benchmarks -- msbuild-check [rounds]
//   dotnet run --configuration Release --project tests/OrderBackup.Benchmarks -- sample-build [rounds]
//   dotnet run --configuration Release --project tests/OrderBackup.Benchmarks -- status-polling [orders] [rounds]
// The first runs whole processes on a throwaway server, all three when none is named; the second needs no server.
switch (args)
{
    case ["analyzers", ..]:
        await AnalyzerBenchmark.RunAsync(Number(1, otherwise: 9));
        return;
    case ["msbuild-check", ..]:
        await MSBuildCheckBenchmark.RunAsync(Number(1, otherwise: 7));
        return;
    case ["sample-build", ..]:
        await SampleBuildBenchmark.RunAsync(Number(1, otherwise: 7));
        return;
    case ["status-polling", ..]:
        await StatusPollingBenchmark.RunAsync(orders: Number(1, otherwise: 300_000), rounds: Number(2, otherwise: 5));
        return;
}

var orders = Number(0, otherwise: 1_000_000);
var rounds = Number(1, otherwise: 5);

await using var server = await ThrowawayServer.StartAsync();
var connection = await server.CreateDatabaseAsync("furniture", "template0");
Console.WriteLine($"Creating {orders:N0} orders ...");
await FurnitureOrdersDatabase.CreateAsync(connection, orders);

var folder = Directory.CreateTempSubdirectory("order-backup-benchmark-").FullName;
try
{
    var commands = new Commands(server, connection, folder);
    var first = commands.Backup();
    var dump = Directory.EnumerateFiles(commands.LatestBackup, "*.sql").Select(path => new FileInfo(path).Length).Single();
    Console.WriteLine($"dump: {dump / 1e6:N0} MB; first backup {first.Seconds:F2} s");

    if (Wanted("backup"))
    {
        Compare("backup with proof / bare pg_dump -f", commands.Backup, commands.BarePgDump);
    }

    if (Wanted("verify"))
    {
        var verifications = Repeat(commands.Verify);
        Console.WriteLine($"verify: {dump / 1e6 / Median(verifications.Select(run => run.Seconds)):N0} MB/s (median of {rounds}), peak memory {verifications.Max(run => run.PeakMegabytes):N0} MB");
    }

    if (Wanted("restore"))
    {
        Compare("verified restore (new database, compared) / bare psql -f", commands.Restore, commands.BarePsql);
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

int Number(int place, int otherwise) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : otherwise;

bool Wanted(string name) => args.Length <= 2 || args.Contains(name);

void Compare(string what, Func<Measured> ours, Func<Measured> bare)
{
    // In turn, so that a slower minute of the machine slows both; the ratio is taken pair by pair.
    var pairs = Enumerable.Range(0, rounds).Select(_ => (Ours: ours(), Bare: bare())).ToList();
    var ratios = pairs.Select(pair => pair.Ours.Seconds / pair.Bare.Seconds).Order().ToList();
    Console.WriteLine(
        $"{what}: {Median(ratios):F3} (median of {rounds}; {ratios[0]:F3} to {ratios[^1]:F3}); "
        + $"{Median(pairs.Select(pair => pair.Ours.Seconds)):F2} s / {Median(pairs.Select(pair => pair.Bare.Seconds)):F2} s; peak memory {pairs.Max(pair => pair.Ours.PeakMegabytes):N0} MB");
}

List<Measured> Repeat(Func<Measured> run) => [.. Enumerable.Range(0, rounds).Select(_ => run())];

static double Median(IEnumerable<double> values)
{
    var sorted = values.Order().ToList();
    return sorted[sorted.Count / 2];
}
