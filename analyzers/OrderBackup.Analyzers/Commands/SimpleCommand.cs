using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Commands;

/// <summary>One command that code runs: its words, the program's name first.</summary>
internal sealed record SimpleCommand
{
    public required IReadOnlyList<KnownText> Words { get; init; }

    /// <summary>Where a shell sets variables for it: <c>PGPASSWORD=… pg_dump</c>.</summary>
    public IReadOnlyList<KnownText> Assignments { get; init; } = [];

    /// <summary>Whether something else than a terminal is its standard input.</summary>
    public bool ReadsInput { get; init; }

    /// <summary>Whether a shell reads its words, so that <c>$NAME</c> is the shell's own variable.</summary>
    public bool IsShell { get; init; }

    /// <summary>The call that runs it.</summary>
    public required SyntaxNode Call { get; init; }
}
