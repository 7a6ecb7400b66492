using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Coverage.Comparison;

/// <summary>One thing in which a live database and its manifest do not agree.</summary>
/// <param name="Id">The diagnostic id, OBK3xxx.</param>
/// <param name="Severity">The id's default severity.</param>
/// <param name="Message">What it is, why it matters and what to do; always one line.</param>
/// <param name="Span">The text of the manifest concerned; empty where no text is to blame.</param>
/// <param name="Position">Line and column in the manifest to report it at.</param>
/// <param name="Table">The table concerned; null when none is.</param>
/// <param name="Column">The column concerned; null when none is.</param>
public sealed record CoverageFinding(
    string Id, Severity Severity, string Message, ManifestSpan Span, ManifestPosition Position, QualifiedName? Table, string? Column)
{
    /// <summary>The line in the manifest, counted from 1.</summary>
    public int Line => Position.Line;

    /// <summary>The column in the manifest's line, counted from 1.</summary>
    public int LineColumn => Position.Column;
}
