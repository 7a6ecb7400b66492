using System.Text;

namespace OrderBackup.Restore;

/// <summary>Decodes a field of COPY's text format.</summary>
/// <remarks>PostgreSQL manual, COPY, "Text Format".</remarks>
internal static class CopyText
{
    /// <summary>The field's value; null for <c>\N</c>.</summary>
    public static string? Decode(string field)
    {
        if (field == "\\N")
        {
            return null;
        }

        if (!field.Contains('\\', StringComparison.Ordinal))
        {
            return field;
        }

        var value = new StringBuilder(field.Length);
        for (var i = 0; i < field.Length; i++)
        {
            value.Append(field[i] == '\\' && i + 1 < field.Length
                ? field[++i] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', 'v' => '\v', var other => other }
                : field[i]);
        }

        return value.ToString();
    }
}
