namespace OrderBackup.Scripts;

/// <summary>Writes values into POSIX shell text.</summary>
internal static class ShellText
{
    /// <summary>A word that the shell reads as exactly this value, whatever is in it.</summary>
    /// <remarks>POSIX, Shell Command Language, "Single-Quotes": nothing but a single quote means anything between them.</remarks>
    public static string Quote(string value) => "'" + value.Replace("'", @"'\''", StringComparison.Ordinal) + "'";

    /// <summary>A here-document, whose text the shell leaves alone.</summary>
    /// <param name="text">The text; ends in a line feed.</param>
    public static string HereDocument(string text)
    {
        var end = "END_OF_SQL";
        while (text.Split('\n').Contains(end, StringComparer.Ordinal))
        {
            end += "_";
        }

        return $"<<'{end}'\n{text}{end}";
    }
}
