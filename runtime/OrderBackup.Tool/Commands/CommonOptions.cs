using System.CommandLine;
using System.CommandLine.Parsing;

namespace OrderBackup.Tool.Commands;

/// <summary>The options that all verbs share.</summary>
internal sealed class CommonOptions
{
    private readonly Option<string> _connection = new Option<string>("--connection")
    {
        HelpName = "TEXT",
        Description = "The database: Host=…;Database=…, postgres://… or host=… dbname=…. Put no password here: other users see it.",
        Recursive = true,
    }.NotEmpty();

    private readonly Option<string> _connectionVariable = new Option<string>("--connection-variable")
    {
        HelpName = "NAME",
        Description = "The environment variable that holds the connection. Default: ORDER_BACKUP_CONNECTION, then DATABASE_URL.",
        Recursive = true,
    }.NotEmpty();

    private readonly Option<string> _manifest = new Option<string>("--manifest")
    {
        HelpName = "PATH",
        Description = $"The coverage manifest. Default: {new OrderBackupOptions().ManifestPath}.",
        DefaultValueFactory = _ => new OrderBackupOptions().ManifestPath,
        Recursive = true,
    }.NotEmpty();

    private readonly Option<string> _toolsFolder = new Option<string>("--tools-folder")
    {
        HelpName = "DIR",
        Description = "The folder of pg_dump and psql. Default: PATH, then the usual install folders.",
        Recursive = true,
    }.NotEmpty();

    private readonly Option<bool> _json = OptionRules.Flag("--json", "Write one JSON document to stdout, and nothing else there.");

    public CommonOptions() => _json.Recursive = true;

    /// <summary>All of them, in the order of the help text.</summary>
    public IReadOnlyList<Option> All => [_connection, _connectionVariable, _manifest, _toolsFolder, _json];

    /// <summary>Reads them into the options of the service.</summary>
    public OrderBackupOptions Read(ParseResult parse) => new()
    {
        Connection = parse.GetValue(_connection),
        ConnectionVariable = parse.GetValue(_connectionVariable),
        ManifestPath = parse.GetRequiredValue(_manifest),
        ToolsFolder = parse.GetValue(_toolsFolder),
    };

    /// <summary>Whether the answer is to be one JSON document.</summary>
    public bool IsJson(ParseResult parse) => parse.GetResult(_json) is { Implicit: false };

    /// <summary>Whether a connection was typed, so that words beside it may belong to it.</summary>
    public bool HasConnection(ParseResult parse) => parse.GetResult(_connection) is { Implicit: false };

    /// <summary>Refuses two sources of one connection.</summary>
    public void Validate(CommandResult result)
    {
        if (result.GetResult(_connection) is not null && result.GetResult(_connectionVariable) is not null)
        {
            result.AddError("--connection and --connection-variable cannot both be given.");
        }
    }
}
