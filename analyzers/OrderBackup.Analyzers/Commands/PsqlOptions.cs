namespace OrderBackup.Analyzers.Commands;

/// <summary>The options of <c>psql</c> (PostgreSQL documentation, "psql", "Options").</summary>
internal static class PsqlOptions
{
    public const string Command = "command";
    public const string File = "file";
    public const string Set = "set";
    public const string Variable = "variable";

    public static readonly IReadOnlyList<CommandOption> All =
    [
        new(Command, 'c', TakesValue: true),
        new("csv"),
        new("dbname", 'd', TakesValue: true),
        new("echo-all", 'a'),
        new("echo-errors", 'b'),
        new("echo-hidden", 'E'),
        new("echo-queries", 'e'),
        new("expanded", 'x'),
        new("field-separator", 'F', TakesValue: true),
        new("field-separator-zero", 'z'),
        new(File, 'f', TakesValue: true),
        new("help", '?'),
        new("host", 'h', TakesValue: true),
        new("html", 'H'),
        new("list", 'l'),
        new("log-file", 'L', TakesValue: true),
        new("no-align", 'A'),
        new("no-password", 'w'),
        new("no-psqlrc", 'X'),
        new("no-readline", 'n'),
        new("output", 'o', TakesValue: true),
        new("password", 'W'),
        new("port", 'p', TakesValue: true),
        new("pset", 'P', TakesValue: true),
        new("quiet", 'q'),
        new("record-separator", 'R', TakesValue: true),
        new("record-separator-zero", '0'),
        new(Set, 'v', TakesValue: true),
        new("single-line", 'S'),
        new("single-step", 's'),
        new("single-transaction", '1'),
        new("table-attr", 'T', TakesValue: true),
        new("tuples-only", 't'),
        new("username", 'U', TakesValue: true),
        new(Variable, TakesValue: true),
        new("version", 'V'),
    ];
}
