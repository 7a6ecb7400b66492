namespace OrderBackup.Coverage.Manifest;

/// <summary><c>{state}</c> or <c>{state A, B}</c>: the column holds order state.</summary>
/// <param name="Values">The values in order; empty when the line names none.</param>
/// <param name="ValueSpans">Where each value stands, quotes included.</param>
/// <param name="Span">Where the annotation stands, braces included.</param>
public sealed record StateAnnotation(IReadOnlyList<string> Values, IReadOnlyList<ManifestSpan> ValueSpans, ManifestSpan Span)
{
    /// <summary>Writes the annotation, with values quoted where they must be.</summary>
    public static string Format(IEnumerable<string> values)
    {
        var text = string.Join(", ", values.Select(FormatValue));
        return text.Length == 0 ? "{state}" : "{state " + text + "}";
    }

    private static string FormatValue(string value)
    {
        var isPlain = value.Length > 0 && value == value.Trim() && value[0] != ':' && value.IndexOfAny([',', '{', '}', '"']) < 0 && !value.Any(QuotedText.MustBeEscaped);
        return isPlain ? value : QuotedText.Write(value);
    }
}
