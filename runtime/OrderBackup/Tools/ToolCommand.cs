using System.Collections.Immutable;
using OrderBackup.Connections;

namespace OrderBackup.Tools;

/// <summary>One run of <c>pg_dump</c> or <c>psql</c>.</summary>
public sealed record ToolCommand
{
    /// <summary>The file to run.</summary>
    public required string Program { get; init; }

    /// <summary>The arguments, each passed as it is. They are visible to every user of the machine, so none may be a secret.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Where the program connects, given to it through its environment; null for a run that needs no server.</summary>
    public DatabaseConnection? Connection { get; init; }

    /// <summary>Server settings for the program's session (<c>-c name=value</c>), after those of the connection itself.</summary>
    public string? SessionOptions { get; init; }

    /// <summary>Further environment variables, the last word on each; a null value removes the variable.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>The program's working folder; this process's own when null.</summary>
    public string? WorkingFolder { get; init; }

    /// <summary>Whether the caller writes the program's standard input. Otherwise it is empty, so that no program waits for an answer.</summary>
    public bool WritesInput { get; init; }

    /// <summary>Whether standard output is read and thrown away. Otherwise the caller must read it to its end.</summary>
    public bool DiscardsOutput { get; init; }

    /// <summary>How long a program that is told to stop may take before it is killed; 5 seconds by default.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The program's name without folder and extension, for messages.</summary>
    public string Name => Path.GetFileNameWithoutExtension(Program);
}
