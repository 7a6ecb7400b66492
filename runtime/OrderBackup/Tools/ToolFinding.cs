namespace OrderBackup.Tools;

/// <summary>What is wrong with the <c>pg_dump</c> and <c>psql</c> of this machine.</summary>
/// <param name="IsError">Whether no backup or restore is possible; otherwise a warning.</param>
/// <param name="Message">What was found, where, and what to do.</param>
public sealed record ToolFinding(bool IsError, string Message)
{
    /// <summary>The diagnostic id of every such finding.</summary>
    public const string DiagnosticId = "OBK3009";

    /// <summary>The diagnostic id, <c>OBK3009</c>.</summary>
    public string Id => DiagnosticId;
}
