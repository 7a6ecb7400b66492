using OrderBackup.Backup;
using OrderBackup.Catalog;
using OrderBackup.Proof;

namespace OrderBackup.Tests.Reports;

/// <summary>A small backup as a run would describe it, for tests that change what they are about.</summary>
internal static class ExampleBackup
{
    public const string Digest = "0123456789abcdef0123456789abcdef";

    public static DatabaseDefinition Database(string name) => new()
    {
        Name = name,
        SystemIdentifier = "7301234567890123456",
        DatabaseId = 16384,
        Owner = "shop_owner",
        Encoding = "UTF8",
        Collate = "ko_KR.UTF-8",
        CType = "ko_KR.UTF-8",
        LocaleProvider = "libc",
        Tablespace = "pg_default",
        ConnectionLimit = -1,
        IsTemplate = false,
        AllowsConnections = true,
        ServerVersion = "15.18",
        ServerVersionNumber = 150018,
        LcMonetary = "C",
    };

    public static BackupInfo Create() => new()
    {
        Name = "20260217_125940",
        Verdict = BackupVerdict.Verified,
        MadeBy = "OrderBackup 0.1.0",
        Started = new DateTimeOffset(2026, 2, 17, 12, 59, 40, TimeSpan.Zero),
        Snapshot = new DateTimeOffset(2026, 2, 17, 21, 59, 41, TimeSpan.FromHours(9)),
        Finished = new DateTimeOffset(2026, 2, 17, 12, 59, 50, TimeSpan.Zero),
        Database = Database("furniture_orders"),
        Role = "backup_role",
        PgDumpVersion = "15.18",
        Dump = new DumpInfo("database_backup_20260217_125940.sql", DumpCompression.None, "UTF8", 123456, new string('a', 64)),
        Coverage = new CoverageInfo
        {
            Roots = ["orders"],
            Tables =
            [
                new CoveredTable("order_events", "related: order_events.order_id -> orders", 3, [Column("id"), Column("payload", "State")]),
                new CoveredTable("orders", "root", 1234,
                [
                    Column("id"),
                    Column("legacy_memo", "Exempt", "copied to notes in 2024"),
                    Column("status", "State", "RECEIVED, HAPPYCALL, MEASURE"),
                    Column("total", "Generated"),
                ]),
            ],
            SystemFiles = ["appsettings.json"],
        },
        Proof = new DataProof
        {
            Tables = [Table("access_logs", 7), Table("order_events", 3), Table("orders", 1234)],
            Sequences = [new SequenceProof("public", "orders_id_seq", 1234, true)],
        },
        Definitions = [],
        CopyBlocks = [],
        Index = [],
        Findings = [],
        Files = [],
    };

    public static CoveredColumn Column(string name, string kind = "Covered", string? detail = null) => new(name, kind, detail);

    public static TableProof Table(string name, long rows) => new("public", name, rows, ["id"], Digest, [new ColumnProof("id", Digest)]);
}
