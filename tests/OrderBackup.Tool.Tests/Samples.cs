using OrderBackup.Backup;
using OrderBackup.Catalog;
using OrderBackup.Proof;
using OrderBackup.Restore;
using OrderBackup.Retention;
using OrderBackup.Verify;

namespace OrderBackup.Tool.Tests;

/// <summary>Results as the service gives them; everything holds unless a test changes it.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Snapshot = new(2026, 2, 17, 12, 59, 40, TimeSpan.Zero);

    public static readonly Finding Uncovered = new()
    {
        Id = "OBK3001",
        Severity = FindingSeverity.Error,
        Message = "orders.memo is in the database but not in the manifest; add a line for it.",
        File = "BackupCoverage.txt",
        Line = 3,
        Column = 1,
        Table = "orders",
        TableColumn = "memo",
    };

    public static readonly Finding Hazard = new() { Id = "OBK3008", Severity = FindingSeverity.Warning, Message = "the collation version of the server changed." };

    public static CoverageInfo Coverage { get; } = new()
    {
        Roots = ["orders"],
        Tables =
        [
            new CoveredTable(
                "\"Order [bold]Lines[/]\"",
                "related: order_lines → orders",
                2_400_000,
                [new CoveredColumn("id", "Covered", null), new CoveredColumn("cache", "Exempt", "rebuilt nightly")]),
            new CoveredTable(
                "orders",
                "root",
                1_204_331,
                [
                    new CoveredColumn("id", "Covered", null),
                    new CoveredColumn("status", "State", "RECEIVED, HAPPYCALL, MEASURE, DRAWING, CONFIRM, PRODUCTION, CONSTRUCTION, CS, COMPLETED"),
                    new CoveredColumn("structured_data", "State", null),
                    new CoveredColumn("total", "Generated", null),
                ]),
        ],
        SystemFiles = ["appsettings.json"],
    };

    public static CheckResult Check { get; } = new()
    {
        Manifest = "BackupCoverage.txt",
        Database = "backup@db.example.com:5432/furniture",
        Coverage = Coverage,
        Findings = [],
        Duration = TimeSpan.FromSeconds(0.31),
    };

    private static DatabaseDefinition Database { get; } = new()
    {
        Name = "furniture",
        SystemIdentifier = "7301234567890123456",
        DatabaseId = 16384,
        Owner = "shop_owner",
        Encoding = "UTF8",
        Collate = "C.UTF-8",
        CType = "C.UTF-8",
        LocaleProvider = "libc",
        Tablespace = "pg_default",
        ConnectionLimit = -1,
        IsTemplate = false,
        AllowsConnections = true,
        ServerVersion = "17.2",
        ServerVersionNumber = 170002,
        LcMonetary = "C",
    };

    public static BackupInfo Info { get; } = new()
    {
        Name = "20260217_125940",
        Verdict = BackupVerdict.Verified,
        MadeBy = "OrderBackup 0.1.0",
        Started = Snapshot.AddSeconds(-1),
        Snapshot = Snapshot,
        Finished = Snapshot.AddSeconds(75),
        Database = Database,
        Role = "backup",
        PgDumpVersion = "17.2",
        Dump = new DumpInfo("database_backup_20260217_125940.sql", DumpCompression.None, "UTF8", 1_234_567_890, new string('a', 64)),
        Coverage = Coverage,
        Proof = new DataProof { Tables = [new TableProof("public", "orders", 1_204_331, ["id"], new string('0', 32), [])] },
        Definitions = [],
        CopyBlocks = [],
        Index = [],
        Findings = [],
        Files =
        [
            new BackupFile("BackupCoverage.txt", 1210, new string('b', 64)),
            new BackupFile("database_backup_20260217_125940.sql", 1_234_567_890, new string('c', 64)),
            new BackupFile("system_files/appsettings.json", 412, new string('d', 64)),
        ],
    };

    public static BackupResult Backup { get; } = new()
    {
        Verdict = BackupVerdict.Verified,
        Info = Info,
        Tiers = [new TierResult("/backups/daily", "/backups/daily/20260217_125940", true, null)],
        Findings = [],
        Duration = TimeSpan.FromSeconds(76.2),
    };

    public static IReadOnlyList<BackupSummary> List { get; } =
    [
        new BackupSummary
        {
            Name = "20260217_125940",
            Folder = "/backups/daily/20260217_125940",
            Verdict = BackupVerdict.Verified,
            Database = "furniture",
            Snapshot = Snapshot,
            Size = 1_234_569_512,
            Rows = 3_604_331,
            LastDrill = new DrillRecord(Snapshot.AddHours(20), true, 80, "17.2"),
        },
        new BackupSummary
        {
            Name = "20260216_125938",
            Folder = "/backups/daily/20260216_125938",
            Verdict = BackupVerdict.Unverified,
            Database = "furniture [old]",
            Snapshot = Snapshot.AddDays(-1),
            Size = 1_230_111_000,
            Rows = 3_590_002,
        },
        new BackupSummary
        {
            Name = "20260215_125941",
            Folder = "/backups/daily/20260215_125941",
            Verdict = BackupVerdict.Failed,
            Problem = "backup_info.json is missing",
        },
    ];

    public static VerificationResult Verification { get; } = new()
    {
        Info = Info,
        IsIntact = true,
        Findings = [],
        Tables = 12,
        Columns = 140,
        Rows = 3_604_331,
        Bytes = 1_234_567_890,
        Duration = TimeSpan.FromSeconds(2),
    };

    public static RestoreResult Restore { get; } = new()
    {
        Mode = RestoreMode.Replace,
        Succeeded = true,
        Database = "furniture",
        FormerDatabase = "furniture_before_20260218_080000",
        Findings = [],
        Tables = 12,
        Columns = 140,
        Rows = 3_604_331,
        Duration = TimeSpan.FromSeconds(82),
    };

    public static PruneResult Prune { get; } = new(
        [new RetainedBackup("20260217_125940", "daily 2026-02-17, newest verified"), new RetainedBackup("20260216_125938", "daily 2026-02-16")],
        ["20250101_125938"],
        [],
        DryRun: false);

    public static object ResultOf(string operation) => operation switch
    {
        "init" => new InitResult("BackupCoverage.txt", 12, 140, ["access_logs"]),
        "check" => Check,
        "backup" => Backup,
        "list" => List,
        "show" => Info,
        "verify" => Verification,
        "restore" or "drill" => Restore,
        "pin" => new PinResult("20260217_125940", true, "before the migration"),
        "unpin" => new PinResult("20260217_125940", false, null),
        _ => Prune,
    };
}
