using System.Globalization;
using System.Text;

namespace OrderBackup.Analyzers.Model.Naming;

/// <summary>Writes a name as EFCore.NamingConventions does in the invariant culture.</summary>
internal static class NameRewriter
{
    /// <summary>The rewritten name; null when the convention is not known.</summary>
    public static string? Rewrite(string name, NamingConvention convention) => convention switch
    {
        NamingConvention.None => name,
        NamingConvention.SnakeCase => ToSnakeCase(name),
        NamingConvention.LowerCase => name.ToLowerInvariant(),
        NamingConvention.UpperCase => name.ToUpperInvariant(),
        NamingConvention.UpperSnakeCase => ToSnakeCase(name).ToUpperInvariant(),
        NamingConvention.CamelCase => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1),
        _ => null,
    };

    // A word begins at an upper-case letter after a lower-case one, and at the last of several that a lower-case one follows. Digits
    // belong to the word before; any other character ends a word and is dropped.
    private static string ToSnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        var before = Kind.Start;
        for (var i = 0; i < name.Length; i++)
        {
            var kind = KindOf(name[i]);
            if (kind == Kind.Underscore)
            {
                text.Append('_');
                before = Kind.Start;
                continue;
            }

            if (kind == Kind.Other)
            {
                before = before == Kind.Start ? Kind.Start : Kind.Other;
                continue;
            }

            var begins = kind == Kind.Upper
                ? before is Kind.Other or Kind.Lower || (before == Kind.Upper && i + 1 < name.Length && char.IsLower(name[i + 1]))
                : before == Kind.Other;
            if (begins)
            {
                text.Append('_');
            }

            text.Append(kind == Kind.Upper ? char.ToLowerInvariant(name[i]) : name[i]);
            before = kind;
        }

        return text.ToString();
    }

    private static Kind KindOf(char character) => character == '_' ? Kind.Underscore : CharUnicodeInfo.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => Kind.Upper,
        UnicodeCategory.LowercaseLetter => Kind.Lower,
        UnicodeCategory.DecimalDigitNumber => Kind.Digit,
        _ => Kind.Other,
    };

    private enum Kind
    {
        Start,
        Underscore,
        Upper,
        Lower,
        Digit,
        Other,
    }
}
