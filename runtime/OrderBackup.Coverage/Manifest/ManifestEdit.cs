using System.Text;

namespace OrderBackup.Coverage.Manifest;

/// <summary>One change of a manifest's text.</summary>
/// <param name="Span">The text to replace; empty for an insertion.</param>
/// <param name="NewText">What to put there.</param>
public readonly record struct ManifestEdit(ManifestSpan Span, string NewText)
{
    /// <summary>Makes the changes, all of which refer to the text as it is before the first of them.</summary>
    /// <exception cref="ArgumentException">Two edits overlap, or one lies outside the text.</exception>
    public static string Apply(string text, IEnumerable<ManifestEdit> edits)
    {
        var builder = new StringBuilder(text.Length);
        var position = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Span.Start).ThenBy(edit => edit.Span.Length))
        {
            if (edit.Span.Start < position || edit.Span.Length < 0 || edit.Span.End > text.Length)
            {
                throw new ArgumentException($"The edit of {edit.Span.Length} characters at {edit.Span.Start} overlaps another or lies outside the text of {text.Length} characters.", nameof(edits));
            }

            builder.Append(text, position, edit.Span.Start - position).Append(edit.NewText);
            position = edit.Span.End;
        }

        return builder.Append(text, position, text.Length - position).ToString();
    }
}
