using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Commands;

/// <summary>A process as code starts it, before shells and wrappers are looked into.</summary>
internal sealed class ProcessCall(SyntaxNode call)
{
    public SyntaxNode Call => call;

    public KnownText? Program { get; set; }

    /// <summary>The name of the variable or member that holds the program's path, when the path itself is not known.</summary>
    public string? ProgramName { get; set; }

    /// <summary>The arguments as one line, which .NET splits.</summary>
    public KnownText? Line { get; set; }

    /// <summary>The arguments as a list, which nothing splits.</summary>
    public List<KnownText> Words { get; } = [];

    public bool ReadsInput { get; set; }
}
