using System.Text;

namespace OrderBackup.Coverage.Manifest;

/// <summary>A line to be written into a manifest.</summary>
public sealed record ManifestLine
{
    /// <summary>The column; null for a line that only exempts properties.</summary>
    public ColumnKey? Key { get; init; }

    /// <summary>The properties stored there, each as <c>Type.Property.Path</c>.</summary>
    public IReadOnlyList<string> Properties { get; init; } = [];

    /// <summary>The values of <c>{state}</c>: null for no such annotation, empty for one without values.</summary>
    public IReadOnlyList<string>? StateValues { get; init; }

    /// <summary>The reason of <c>{exempt}</c>; null for no such annotation.</summary>
    public string? ExemptReason { get; init; }

    /// <summary>Writes the line without a line break.</summary>
    /// <param name="arrowColumn">The offset in the line to put the arrow at; what is too long is followed by two blanks.</param>
    /// <param name="annotationColumn">The offset in the line to put the annotation at; what is too long is followed by two blanks.</param>
    public string Format(int arrowColumn = 0, int annotationColumn = 0)
    {
        var builder = new StringBuilder(Key?.ToString());
        if (Properties.Count > 0) Pad(builder, arrowColumn).Append("<- ").Append(string.Join(", ", Properties));
        if (StateValues is not null) Pad(builder, annotationColumn).Append(StateAnnotation.Format(StateValues));
        if (ExemptReason is not null) Pad(builder, annotationColumn).Append(ExemptAnnotation.Format(ExemptReason));
        return builder.ToString();
    }

    /// <summary>Pads up to a column, at least one blank; a text that is too long is set off by two.</summary>
    internal static StringBuilder Pad(StringBuilder builder, int column) =>
        builder.Length == 0 ? builder : builder.Append(' ', builder.Length < column ? column - builder.Length : 2);
}
