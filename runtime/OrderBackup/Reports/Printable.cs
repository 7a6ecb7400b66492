using System.Globalization;
using System.Text;

namespace OrderBackup.Reports;

/// <summary>Text from the database made safe to print: a table may be named with an escape sequence.</summary>
internal static class Printable
{
    /// <summary>The text with control characters spelled out; line ends stay and are indented.</summary>
    public static string Of(string text)
    {
        if (!text.Any(char.IsControl))
        {
            return text;
        }

        var printable = new StringBuilder(text.Length + 16);
        foreach (var character in text.ReplaceLineEndings("\n").TrimEnd('\n'))
        {
            if (character == '\n')
            {
                printable.Append("\n    ");
            }
            else if (char.IsControl(character))
            {
                printable.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                printable.Append(character);
            }
        }

        return printable.ToString();
    }

    /// <summary>The text on one line.</summary>
    public static string OneLine(string text) => Of(text.ReplaceLineEndings(" "));
}
