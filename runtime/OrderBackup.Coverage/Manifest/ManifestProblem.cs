using OrderBackup.Coverage.Diagnostics;

namespace OrderBackup.Coverage.Manifest;

/// <summary>Something wrong with the manifest itself.</summary>
/// <param name="Id">The diagnostic id, OBK2xxx.</param>
/// <param name="Severity">The id's default severity.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Span">The text concerned.</param>
/// <param name="Position">Line and column of the span's start.</param>
public sealed record ManifestProblem(string Id, Severity Severity, string Message, ManifestSpan Span, ManifestPosition Position)
{
    /// <summary>The earlier text that this one repeats or contradicts; null when there is none.</summary>
    public ManifestSpan? RelatedSpan { get; init; }

    /// <summary>Line and column of <see cref="RelatedSpan"/>; null when there is none.</summary>
    public ManifestPosition? RelatedPosition { get; init; }

    /// <summary>The line, counted from 1.</summary>
    public int Line => Position.Line;

    /// <summary>The column, counted from 1.</summary>
    public int Column => Position.Column;
}
