using Npgsql;
using OrderBackup.Backup;
using OrderBackup.PostgresServer;
using OrderBackup.Restore;

namespace OrderBackup.Tests.Faults;

/// <summary>An order database with its manifest and a folder for backups; tells exactly what the server holds of it.</summary>
internal sealed class OrderCase : IDisposable
{
    private const string Manifest = """
        @format 1
        @root orders

        order_events.id
        order_events.note
        order_events.order_id
        orders.data
        orders.id
        orders.status  {state}
        """;

    // Where rows are (ctid), who wrote them (xmin) and in which files: a database that was emptied and loaded again has others.
    private const string State = """
        SELECT pg_catalog.concat_ws(E'\n',
            (SELECT string_agg(datname || ' ' || oid, E'\n' ORDER BY datname) FROM pg_database
             WHERE datname = current_database() OR starts_with(datname, current_database() || '_')),
            (SELECT string_agg(concat_ws(' ', oid, relname, relfilenode), E'\n' ORDER BY oid) FROM pg_class WHERE relnamespace = 'public'::regnamespace),
            (SELECT md5(string_agg(concat_ws(' ', ctid, xmin, o), E'\n' ORDER BY id)) FROM public.orders o),
            (SELECT md5(string_agg(concat_ws(' ', ctid, xmin, e), E'\n' ORDER BY id)) FROM public.order_events e))
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("order-backup-fault-");

    private OrderCase(ThrowawayServer server, string name)
    {
        Server = server;
        Name = name;
    }

    public ThrowawayServer Server { get; }

    public string Name { get; }

    public string Folder => _folder.FullName;

    public string ManifestPath => Path.Combine(Folder, "BackupCoverage.txt");

    public string Tier => Path.Combine(Folder, "tier1");

    /// <summary>A backup that <see cref="MakeBackupAsync"/> made.</summary>
    public string Backup { get; private set; } = "";

    public string Real(string tool) => Path.Combine(Server.BinFolder, tool);

    /// <summary>Fills an empty database with orders of <paramref name="width"/> times 32 characters.</summary>
    public static async Task<OrderCase> CreateAsync(ThrowawayServer server, string name, int orders = 2000, int width = 4)
    {
        await server.ExecuteAsync(name, $"""
            CREATE TABLE orders (id int PRIMARY KEY, status text NOT NULL CHECK (status <> ''), data text NOT NULL);
            CREATE TABLE order_events (id int PRIMARY KEY, order_id int NOT NULL REFERENCES orders, note text);
            INSERT INTO orders SELECT i, (ARRAY['RECEIVED', 'MEASURE', 'CONFIRM'])[1 + i % 3], repeat(md5(i::text), {width}) FROM generate_series(1, {orders}) i;
            INSERT INTO order_events SELECT i, i, 'event ' || i FROM generate_series(1, {orders / 10}) i;
            """);
        var created = new OrderCase(server, name);
        await File.WriteAllTextAsync(created.ManifestPath, Manifest);
        return created;
    }

    public OrderBackupService Service(string? toolsFolder = null, string? connection = null) => new(new OrderBackupOptions
    {
        Connection = connection ?? Server.ConnectionString(Name),
        ManifestPath = ManifestPath,
        ToolsFolder = toolsFolder,
    });

    public async Task MakeBackupAsync()
    {
        var result = await Service().BackupAsync(new BackupRequest { Folders = [Tier] });
        Assert.Equal(BackupVerdict.Verified, result.Verdict);
        Backup = result.Tiers[0].Backup!;
    }

    /// <summary>Everything that must not change, read when nobody is connected any more.</summary>
    public async Task<string> StateAsync()
    {
        var state = await Server.ExecuteAsync(Name, State);
        await Condition.IsTrueAsync(async () => await Server.ExecuteAsync("postgres", $"SELECT count(*) FROM pg_stat_activity WHERE datname = '{Name}' AND backend_type = 'client backend'") == "0");
        return state!;
    }

    /// <summary>Restores in a mode of <see cref="RestoreMode"/>, or drills.</summary>
    public Task<RestoreResult> RestoreAsync(
        string mode, string? toolsFolder = null, IProgress<BackupProgress>? progress = null, string? backup = null, CancellationToken cancellationToken = default)
    {
        var service = Service(toolsFolder);
        return mode == "Drill"
            ? service.DrillAsync(backup ?? Backup, progress, cancellationToken)
            : service.RestoreAsync(
                new RestoreRequest { Backup = backup ?? Backup, Mode = Enum.Parse<RestoreMode>(mode), Database = mode == "New" ? Name + "_new" : null },
                progress, cancellationToken);
    }

    /// <summary>Restores, which must fail and leave everything as it was; returns why it failed.</summary>
    public async Task<OrderBackupException> FailingRestoreAsync(
        string mode, string? toolsFolder = null, IProgress<BackupProgress>? progress = null, string? backup = null)
    {
        var before = await StateAsync();
        OrderBackupException failure;
        try
        {
            var result = await RestoreAsync(mode, toolsFolder, progress, backup, TestContext.Current.CancellationToken);
            Assert.False(result.Succeeded);
            failure = new OrderBackupException(result.Findings[0].Id, string.Join("\n", result.Findings), result.Findings);
        }
        catch (OrderBackupException thrown)
        {
            failure = thrown;
        }

        Assert.Equal(before, await StateAsync());
        return failure;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
