using System.Text;

namespace OrderBackup.Coverage.Manifest;

/// <summary><c>{exempt: reason}</c>: the column, table or property need not be covered.</summary>
/// <param name="Reason">Why; empty when the line gives no reason, which is a problem of its own.</param>
/// <param name="ReasonSpan">Where the reason stands.</param>
/// <param name="Span">Where the annotation stands, braces included.</param>
public sealed record ExemptAnnotation(string Reason, ManifestSpan ReasonSpan, ManifestSpan Span)
{
    /// <summary>Writes the annotation; line breaks and other control characters in the reason become spaces.</summary>
    public static string Format(string reason)
    {
        var builder = new StringBuilder(reason.Length);
        foreach (var c in reason) builder.Append(QuotedText.MustBeEscaped(c) ? ' ' : c);
        var text = builder.ToString().Trim();
        var isPlain = text.IndexOfAny(['{', '}']) < 0 && !QuotedText.StartsAt(text, 0);
        return "{exempt: " + (isPlain ? text : QuotedText.Write(text)) + "}";
    }
}
