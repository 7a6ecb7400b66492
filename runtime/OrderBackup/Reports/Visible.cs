using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OrderBackup.Reports;

/// <summary>
/// Text with every invisible character spelled out. Direction marks and the like could make a name look like another one; a reader
/// of a checklist must see them.
/// </summary>
internal static partial class Visible
{
    public static string Of(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = char.GetUnicodeCategory(c) switch
            {
                _ when c == '\n' => visible.Append("\\n"),
                _ when c == '\r' => visible.Append("\\r"),
                _ when c == '\t' => visible.Append("\\t"),
                UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator =>
                    visible.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => visible.Append(c),
            };
        }

        return visible.ToString();
    }

    /// <summary>A sentence, its line breaks as spaces.</summary>
    public static string OneLine(string text) => Of(LineBreaks().Replace(text.Trim(), " "));

    [GeneratedRegex(@"\s*[\r\n]+\s*", RegexOptions.CultureInvariant)]
    private static partial Regex LineBreaks();
}
