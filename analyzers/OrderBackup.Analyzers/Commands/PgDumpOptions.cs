namespace OrderBackup.Analyzers.Commands;

/// <summary>
/// The options of <c>pg_dump</c>, of PostgreSQL 15 to 18 together, and what a dump made with each lacks: rows, whole objects that hold
/// rows, large objects, or digits of them (PostgreSQL documentation, "pg_dump", "Options"). Options that leave out only what says how
/// data is described, owned or published (<c>--no-owner</c>, <c>--no-comments</c>, <c>--data-only</c>) lack no data.
/// </summary>
internal static class PgDumpOptions
{
    private const string OtherTables = "every table that is not named, and all large objects";
    private const string OtherSchemas = "every schema that is not named, and all large objects";
    private const string OtherExtensions = "every extension that is not named, and all large objects";
    private const string NamedTables = "the tables that it names";
    private const string NamedRows = "the rows of the tables that it names";
    private const string AllRows = "all rows";
    private const string LargeObjects = "all large objects";

    public static readonly IReadOnlyList<CommandOption> All =
    [
        new("attribute-inserts"),
        new("binary-upgrade"),
        new("blobs", 'b'),
        new("clean", 'c'),
        new("column-inserts"),
        new("compress", 'Z', TakesValue: true),
        new("create", 'C'),
        new("data-only", 'a'),
        new("dbname", 'd', TakesValue: true),
        new("disable-dollar-quoting"),
        new("disable-triggers"),
        new("enable-row-security", LeavesOut: "the rows that row-level security hides from this role"),
        new("encoding", 'E', TakesValue: true),
        new("exclude-extension", TakesValue: true, LeavesOut: "the extensions that it names, with the rows of their tables"),
        new("exclude-schema", 'N', TakesValue: true, LeavesOut: "the schemas that it names"),
        new("exclude-table", 'T', TakesValue: true, LeavesOut: NamedTables),
        new("exclude-table-and-children", TakesValue: true, LeavesOut: NamedTables),
        new("exclude-table-data", TakesValue: true, LeavesOut: NamedRows),
        new("exclude-table-data-and-children", TakesValue: true, LeavesOut: NamedRows),
        new("extension", 'e', TakesValue: true, LeavesOut: OtherExtensions),
        new("extra-float-digits", TakesValue: true, LeavesOut: "digits of floating-point values"),
        new("file", 'f', TakesValue: true),
        new("filter", TakesValue: true, LeavesOut: "what its file leaves out"),
        new("format", 'F', TakesValue: true),
        new("help", '?'),
        new("host", 'h', TakesValue: true),
        new("if-exists"),
        new("include-foreign-data", TakesValue: true),
        new("inserts"),
        new("jobs", 'j', TakesValue: true),
        new("large-objects"),
        new("load-via-partition-root"),
        new("lock-wait-timeout", TakesValue: true),
        new("no-acl"),
        new("no-blobs", 'B', LeavesOut: LargeObjects),
        new("no-comments"),
        new("no-data", LeavesOut: AllRows),
        new("no-large-objects", LeavesOut: LargeObjects),
        new("no-owner", 'O'),
        new("no-password", 'w'),
        new("no-policies"),
        new("no-privileges", 'x'),
        new("no-publications"),
        new("no-reconnect", 'R'),
        new("no-schema"),
        new("no-security-labels"),
        new("no-statistics"),
        new("no-subscriptions"),
        new("no-sync"),
        new("no-synchronized-snapshots"),
        new("no-table-access-method"),
        new("no-tablespaces"),
        new("no-toast-compression"),
        new("no-unlogged-table-data", LeavesOut: "the rows of unlogged tables"),
        new("on-conflict-do-nothing"),
        new("password", 'W'),
        new("port", 'p', TakesValue: true),
        new("quote-all-identifiers"),
        new("restrict-key", TakesValue: true),
        new("role", TakesValue: true),
        new("rows-per-insert", TakesValue: true),
        new("schema", 'n', TakesValue: true, LeavesOut: OtherSchemas),
        new("schema-only", 's', LeavesOut: AllRows),
        new(Section, TakesValue: true, LeavesOut: "the sections that are not named"),
        new("sequence-data"),
        new("serializable-deferrable"),
        new("snapshot", TakesValue: true),
        new("statistics"),
        new("statistics-only", LeavesOut: AllRows),
        new("strict-names"),
        new("superuser", 'S', TakesValue: true),
        new("sync-method", TakesValue: true),
        new("table", 't', TakesValue: true, LeavesOut: OtherTables),
        new("table-and-children", TakesValue: true, LeavesOut: OtherTables),
        new("use-set-session-authorization"),
        new("username", 'U', TakesValue: true),
        new("verbose", 'v'),
        new("version", 'V'),
    ];

    /// <summary>The option that lacks nothing when it is given for each of the three sections.</summary>
    public const string Section = "section";

    public static readonly IReadOnlyList<string> Sections = ["pre-data", "data", "post-data"];
}
