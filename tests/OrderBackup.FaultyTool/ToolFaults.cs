using System.Text.Json;

namespace OrderBackup.FaultyTool;

/// <summary>What a stand-in for <c>pg_dump</c> or <c>psql</c> does, in the order of the properties; read from the file that <see cref="Variable"/> names.</summary>
public sealed record ToolFaults
{
    /// <summary>The environment variable with the path of the settings file. Not a PG* name: those do not reach a tool.</summary>
    public const string Variable = "FAULTY_TOOL_SETTINGS";

    /// <summary>What <c>--version</c> answers, after which nothing else happens.</summary>
    public string Version { get; init; } = "pg_dump (PostgreSQL) 15.18";

    /// <summary>Whether SIGTERM is ignored from the first output on.</summary>
    public bool IgnoresTerminate { get; init; }

    /// <summary>How many bytes of complaints go to standard error.</summary>
    public long ErrorBytes { get; init; }

    /// <summary>A last line for standard error.</summary>
    public string? ErrorLine { get; init; }

    /// <summary>How many bytes of standard input are read; all when negative.</summary>
    public long InputBytes { get; init; }

    /// <summary>The real program, which is run with the same arguments, input and environment; its output is passed on.</summary>
    public string? RealTool { get; init; }

    /// <summary>A file that is written to standard output when there is no <see cref="RealTool"/>.</summary>
    public string? OutputFile { get; init; }

    /// <summary>After how many bytes the output stops; null for none.</summary>
    public long? CutAt { get; init; }

    /// <summary>The offset of one output byte that is replaced; null for none.</summary>
    public long? ReplaceAt { get; init; }

    /// <summary>What it is replaced by.</summary>
    public byte Replacement { get; init; } = (byte)'#';

    /// <summary>How the run ends.</summary>
    public ToolEnd End { get; init; } = ToolEnd.Exit;

    /// <summary>The exit code; the real tool's own when null.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Reads the settings file.</summary>
    public static ToolFaults Load(string path) => JsonSerializer.Deserialize<ToolFaults>(File.ReadAllText(path))!;

    /// <summary>Writes the settings file.</summary>
    public void Save(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this));
}

/// <summary>How a run ends.</summary>
public enum ToolEnd
{
    /// <summary>It exits.</summary>
    Exit,

    /// <summary>It neither exits nor closes its output.</summary>
    Hang,

    /// <summary>It kills itself (SIGKILL).</summary>
    Kill,
}
