namespace OrderBackup.Coverage.Diagnostics;

/// <summary>How much a diagnostic weighs; the values are those of Roslyn's <c>DiagnosticSeverity</c>.</summary>
public enum Severity
{
    /// <summary>Not shown; an editor may still offer its fix.</summary>
    Hidden,

    /// <summary>Worth knowing, never wrong.</summary>
    Info,

    /// <summary>Suspicious; the build goes on.</summary>
    Warning,

    /// <summary>Wrong; a build or a backup fails.</summary>
    Error,
}
