namespace OrderBackup.Catalog;

/// <summary>Splits SQL text into tokens, leaving out white space and comments. Never throws: what is not closed ends with the text.</summary>
/// <remarks>PostgreSQL manual, "Lexical Structure".</remarks>
internal static class SqlLexer
{
    private const string OperatorCharacters = "+-*/<>=~!@#%^&|`?";

    /// <summary>The tokens of <paramref name="sql"/> in order.</summary>
    public static List<SqlToken> Read(string sql)
    {
        var tokens = new List<SqlToken>();
        var at = 0;
        while (at < sql.Length)
        {
            if (char.IsWhiteSpace(sql[at]))
            {
                at++;
                continue;
            }

            if (SkipComment(sql, at) is var afterComment && afterComment > at)
            {
                at = afterComment;
                continue;
            }

            var (kind, end) = TokenAt(sql, at);
            tokens.Add(new SqlToken(kind, sql[at..end]));
            at = end;
        }

        return tokens;
    }

    private static (SqlTokenKind Kind, int End) TokenAt(string sql, int at)
    {
        var c = sql[at];
        var next = at + 1 < sql.Length ? sql[at + 1] : '\0';
        return c switch
        {
            '\'' => (SqlTokenKind.Literal, EndOfQuoted(sql, at, '\'', false)),
            '"' => (SqlTokenKind.QuotedIdentifier, EndOfQuoted(sql, at, '"', false)),
            'e' or 'E' when next == '\'' => (SqlTokenKind.Literal, EndOfQuoted(sql, at + 1, '\'', true)),
            'b' or 'B' or 'x' or 'X' or 'n' or 'N' when next == '\'' => (SqlTokenKind.Literal, EndOfQuoted(sql, at + 1, '\'', false)),
            '$' when char.IsAsciiDigit(next) => (SqlTokenKind.Parameter, EndWhile(sql, at + 1, char.IsAsciiDigit)),
            '$' when EndOfDollarQuoted(sql, at) is var end && end > at => (SqlTokenKind.Literal, end),
            ':' when next == ':' => (SqlTokenKind.Cast, at + 2),
            _ when IsWordStart(c) => (SqlTokenKind.Word, EndWhile(sql, at, IsWordPart)),
            _ when char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(next)) => (SqlTokenKind.Number, EndOfNumber(sql, at)),
            _ when OperatorCharacters.Contains(c) => (SqlTokenKind.Operator, EndOfOperator(sql, at)),
            _ => (SqlTokenKind.Punctuation, at + 1),
        };
    }

    private static int SkipComment(string sql, int at)
    {
        if (string.CompareOrdinal(sql, at, "--", 0, 2) == 0)
        {
            var line = sql.IndexOf('\n', at);
            return line < 0 ? sql.Length : line + 1;
        }

        if (string.CompareOrdinal(sql, at, "/*", 0, 2) != 0)
        {
            return at;
        }

        // Block comments nest in SQL.
        var depth = 0;
        for (var i = at; i + 1 < sql.Length; i++)
        {
            if (sql[i] == '/' && sql[i + 1] == '*')
            {
                depth++;
                i++;
            }
            else if (sql[i] == '*' && sql[i + 1] == '/')
            {
                i++;
                if (--depth == 0)
                {
                    return i + 1;
                }
            }
        }

        return sql.Length;
    }

    private static int EndOfQuoted(string sql, int quoteAt, char quote, bool backslashEscapes)
    {
        for (var i = quoteAt + 1; i < sql.Length; i++)
        {
            if (backslashEscapes && sql[i] == '\\')
            {
                i++;
            }
            else if (sql[i] == quote)
            {
                if (i + 1 < sql.Length && sql[i + 1] == quote)
                {
                    i++;
                }
                else
                {
                    return i + 1;
                }
            }
        }

        return sql.Length;
    }

    private static int EndOfDollarQuoted(string sql, int at)
    {
        var tagEnd = EndWhile(sql, at + 1, c => IsWordPart(c) && c != '$');
        if (tagEnd >= sql.Length || sql[tagEnd] != '$')
        {
            return at;
        }

        var tag = sql[at..(tagEnd + 1)];
        var close = sql.IndexOf(tag, tagEnd + 1, StringComparison.Ordinal);
        return close < 0 ? sql.Length : close + tag.Length;
    }

    private static int EndOfNumber(string sql, int at)
    {
        var end = EndWhile(sql, at, c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_');
        var isExponentSign = end < sql.Length && sql[end] is '+' or '-' && sql[end - 1] is 'e' or 'E';
        return isExponentSign ? EndWhile(sql, end + 1, char.IsAsciiDigit) : end;
    }

    private static int EndOfOperator(string sql, int at)
    {
        var end = at;
        while (end < sql.Length && OperatorCharacters.Contains(sql[end]) && (end == at || SkipComment(sql, end) == end))
        {
            end++;
        }

        return end;
    }

    private static int EndWhile(string sql, int at, Func<char, bool> holds)
    {
        while (at < sql.Length && holds(sql[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsWordStart(char c) => char.IsAsciiLetter(c) || c == '_' || c >= '\u0080';

    private static bool IsWordPart(char c) => IsWordStart(c) || char.IsAsciiDigit(c) || c == '$';
}
