using System.Text;

namespace OrderBackup.Coverage;

/// <summary>The name of a relation: its schema and its own name, both as stored in the catalog (no quotes, no case folding).</summary>
/// <param name="Schema">The schema's name.</param>
/// <param name="Name">The relation's name.</param>
public readonly record struct QualifiedName(string Schema, string Name) : IComparable<QualifiedName>
{
    /// <summary>The schema that a name without one belongs to in the manifest.</summary>
    public const string DefaultSchema = "public";

    /// <summary>Ordinal order by schema, then by name.</summary>
    public int CompareTo(QualifiedName other)
    {
        var bySchema = string.CompareOrdinal(Schema, other.Schema);
        return bySchema != 0 ? bySchema : string.CompareOrdinal(Name, other.Name);
    }

    /// <summary>The name as the manifest and messages write it: quoted where needed, <c>public</c> left out.</summary>
    public override string ToString() =>
        Schema == DefaultSchema ? QuoteIdentifier(Name) : QuoteIdentifier(Schema) + "." + QuoteIdentifier(Name);

    /// <summary>The name with both parts always quoted, as SQL takes it whatever the search path and reserved words are.</summary>
    public string ToSql() => QuoteSql(Schema) + "." + QuoteSql(Name);

    /// <summary>Writes an identifier as PostgreSQL would read it back: bare when it is lower-case letters, digits, <c>_</c> and <c>$</c>, else double-quoted.</summary>
    /// <remarks>
    /// PostgreSQL manual, "Identifiers and Key Words". A line break or another control character is written as an escape
    /// (<c>U&amp;"…\000A…"</c>), so that the name always fits in one line.
    /// </remarks>
    public static string QuoteIdentifier(string identifier) => IsBare(identifier) ? identifier : Manifest.QuotedText.Write(identifier);

    /// <summary>Double-quotes an identifier, doubling quotes inside it.</summary>
    public static string QuoteSql(string identifier) =>
        new StringBuilder(identifier.Length + 2).Append('"').Append(identifier.Replace("\"", "\"\"")).Append('"').ToString();

    /// <summary>Ordering operators follow <see cref="CompareTo"/>.</summary>
    public static bool operator <(QualifiedName left, QualifiedName right) => left.CompareTo(right) < 0;

    /// <summary>Ordering operators follow <see cref="CompareTo"/>.</summary>
    public static bool operator >(QualifiedName left, QualifiedName right) => left.CompareTo(right) > 0;

    /// <summary>Ordering operators follow <see cref="CompareTo"/>.</summary>
    public static bool operator <=(QualifiedName left, QualifiedName right) => left.CompareTo(right) <= 0;

    /// <summary>Ordering operators follow <see cref="CompareTo"/>.</summary>
    public static bool operator >=(QualifiedName left, QualifiedName right) => left.CompareTo(right) >= 0;

    private static bool IsBare(string identifier)
    {
        if (identifier.Length == 0 || !(identifier[0] is >= 'a' and <= 'z' or '_' || IsNonAsciiLetter(identifier[0])))
        {
            return false;
        }

        foreach (var c in identifier)
        {
            if (!(c is >= 'a' and <= 'z' or >= '0' and <= '9' or '_' or '$' || IsNonAsciiLetter(c)))
            {
                return false;
            }
        }

        return true;
    }

    // PostgreSQL would read any non-ASCII character unquoted; those that may not be seen are safer in quotes.
    private static bool IsNonAsciiLetter(char c) => c >= '\u0080' && char.IsLetter(c);
}
