using FurnitureOrders.Web;

namespace FurnitureOrders.Tests;

/// <summary>An order database, two tiers, those who may sign in, and the instances of the sample that serve them.</summary>
public sealed class Site(SiteFixture fixture, string database) : IAsyncDisposable
{
    public const string AdminPassword = "only for this test: admin";
    public const string StaffPassword = "only for this test: staff";

    private static readonly string AdminHash = Staff.Hash(AdminPassword);
    private static readonly string StaffHash = Staff.Hash(StaffPassword);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("furniture-orders-");
    private readonly List<SiteProcess> _processes = [];

    /// <summary>The folder of everything that the instances write.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The instance that was started first.</summary>
    public SiteProcess Instance => _processes[0];

    /// <summary>Where the instances find <c>pg_dump</c>; null for where it is installed.</summary>
    public string? ToolsFolder { get; set; }

    /// <summary>The backups in the first tier, apart from unfinished ones.</summary>
    public string[] Backups => [.. Directory.GetDirectories(Tier(1)).Select(path => Path.GetFileName(path)).Where(name => !name.Contains('.', StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public string ServerTools => fixture.Server.BinFolder;

    /// <summary>Starts an instance on a port of the system's choice.</summary>
    /// <param name="further">Settings instead of the usual ones, or beside them.</param>
    public async Task<SiteProcess> StartAsync(params (string Name, string? Value)[] further)
    {
        var settings = new Dictionary<string, string?>
        {
            ["ORDER_BACKUP_CONNECTION"] = fixture.Server.ConnectionString(database),
            ["OrderBackup__Folders__0"] = Tier(1),
            ["OrderBackup__Folders__1"] = Tier(2),
            ["OrderBackup__ToolsFolder"] = ToolsFolder,

            // No test meets the hour of the sample's schedule.
            ["OrderBackup__Schedule__Cron"] = "0 0 29 2 *",
            ["OrderBackup__DrillSchedule__Cron"] = "0 0 29 2 *",
            ["DOTNET_TieredPGO"] = "0",
            ["KeysFolder"] = Path.Combine(Folder, "keys"),
            ["SignIn__Users__0__Name"] = "admin",
            ["SignIn__Users__0__Role"] = Staff.Admin,
            ["SignIn__Users__0__PasswordHash"] = AdminHash,
            ["SignIn__Users__1__Name"] = "staff",
            ["SignIn__Users__1__Role"] = Staff.Member,
            ["SignIn__Users__1__PasswordHash"] = StaffHash,

            // All tests sign in from one address.
            ["SignIn__AttemptsPerMinute"] = "1000",
        };
        foreach (var (name, value) in further)
        {
            settings[name] = value;
        }

        var process = await SiteProcess.StartAsync(settings);
        _processes.Add(process);
        return process;
    }

    /// <summary>Opens the browser at an instance, with an administrator signed in.</summary>
    public async Task<Visitor> VisitAsAdminAsync(SiteProcess instance, string language = "en", bool dark = false)
    {
        var visitor = await fixture.Browser.VisitAsync(instance.Address, language, dark);
        await visitor.SignInAsync("admin", AdminPassword);
        return visitor;
    }

    public Task<string?> SqlAsync(string sql) => fixture.Server.ExecuteAsync(database, sql);

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private string Tier(int number) => Path.Combine(Folder, $"tier{number}");
}
