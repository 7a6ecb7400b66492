using System.Globalization;
using System.Text;
using OrderBackup.Coverage;

namespace OrderBackup.Restore;

/// <summary>
/// Names and texts for a session whose client encoding is the dump's: written with Unicode escapes they mean the same in any
/// encoding that the server can convert. In <c>SQL_ASCII</c> nothing is converted, and the bytes stand for themselves.
/// </summary>
/// <remarks>PostgreSQL manual, "String Constants With Unicode Escapes"; <c>standard_conforming_strings</c> must be on.</remarks>
internal sealed class AsciiSql(string encoding)
{
    private readonly bool _escapes = !encoding.Equals("SQL_ASCII", StringComparison.OrdinalIgnoreCase);

    /// <summary>A quoted identifier.</summary>
    public string Name(string identifier) =>
        NeedsEscape(identifier) ? "U&" + Escape(QualifiedName.QuoteSql(identifier)) : QualifiedName.QuoteSql(identifier);

    /// <summary>A relation's name, both parts quoted.</summary>
    public string Name(QualifiedName name) => Name(name.Schema) + "." + Name(name.Name);

    /// <summary>A string literal.</summary>
    public string Literal(string text)
    {
        var quoted = "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
        return NeedsEscape(text) ? "U&" + Escape(quoted) : quoted;
    }

    private bool NeedsEscape(string text) => _escapes && !Ascii.IsValid(text);

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length * 2);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '\\' => escaped.Append(@"\\"),
                < 0x80 => escaped.Append((char)rune.Value),
                var other => escaped.Append(CultureInfo.InvariantCulture, $@"\+{other:X6}"),
            };
        }

        return escaped.ToString();
    }
}
