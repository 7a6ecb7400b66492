namespace OrderBackup.Catalog;

/// <summary>Reads the values that a single-column CHECK allows out of the text that <c>pg_get_expr</c> prints for it.</summary>
internal static class CheckValues
{
    /// <summary>The name by which a domain's CHECK calls the value tested.</summary>
    public const string DomainValue = "value";

    /// <summary>
    /// The values in the order written, or null when the expression is anything but <c>column = 'A'</c>, <c>column IN (…)</c>,
    /// <c>column IS NULL</c> and alternatives of these: it is never guessed.
    /// </summary>
    /// <param name="expression">The expression as printed, with or without the word CHECK.</param>
    /// <param name="column">The column's name as stored, or <see cref="DomainValue"/>.</param>
    public static IReadOnlyList<string>? Parse(string expression, string column)
    {
        var tokens = new List<SqlToken>();
        Flatten(ExpressionTree.Parse(SqlLexer.Read(expression)), tokens);
        if (tokens.Count > 0 && tokens[0].IsWord("CHECK"))
        {
            tokens.RemoveAt(0);
        }

        var values = new List<string>();
        var at = 0;
        do
        {
            if (!ReadAlternative(tokens, ref at, column, values))
            {
                return null;
            }
        }
        while (at < tokens.Count && tokens[at++].IsWord("OR"));

        return at == tokens.Count && values.Count > 0 ? [.. values.Distinct()] : null;
    }

    /// <summary>Alternatives need no parentheses and a cast of a constant does not change its text, so both are left out.</summary>
    private static void Flatten(List<ExpressionNode> nodes, List<SqlToken> tokens)
    {
        foreach (var node in nodes)
        {
            if (node.Children is null)
            {
                if (node.Cast is null)
                {
                    tokens.Add(node.Token);
                }

                continue;
            }

            if (node.IsBracket)
            {
                tokens.Add(node.Token);
                Flatten(node.Children, tokens);
                tokens.Add(new SqlToken(SqlTokenKind.Punctuation, "]"));
            }
            else
            {
                Flatten(node.Children, tokens);
            }
        }
    }

    private static bool ReadAlternative(List<SqlToken> tokens, ref int at, string column, List<string> values)
    {
        if (!Take(tokens, ref at, token => token.IsName && token.Name == column))
        {
            return false;
        }

        if (Take(tokens, ref at, token => token.IsWord("IS")))
        {
            return Take(tokens, ref at, token => token.IsWord("NULL"));
        }

        if (!Take(tokens, ref at, token => token.Is("=")))
        {
            return false;
        }

        return Take(tokens, ref at, token => token.IsWord("ANY")) ? ReadArray(tokens, ref at, values) : ReadValue(tokens, ref at, values);
    }

    private static bool ReadArray(List<SqlToken> tokens, ref int at, List<string> values)
    {
        if (at < tokens.Count && tokens[at].Kind == SqlTokenKind.Literal)
        {
            return ArrayLiteral.TryParse(LiteralText(tokens[at++].Text), values);
        }

        if (!Take(tokens, ref at, token => token.IsWord("ARRAY")) || !Take(tokens, ref at, token => token.Is("[")))
        {
            return false;
        }

        do
        {
            if (!ReadValue(tokens, ref at, values))
            {
                return false;
            }
        }
        while (Take(tokens, ref at, token => token.Is(",")));

        return Take(tokens, ref at, token => token.Is("]"));
    }

    private static bool ReadValue(List<SqlToken> tokens, ref int at, List<string> values)
    {
        if (at >= tokens.Count)
        {
            return false;
        }

        var token = tokens[at++];
        if (token.IsWord("NULL"))
        {
            return true;
        }

        if (token.Kind is not (SqlTokenKind.Literal or SqlTokenKind.Number))
        {
            return false;
        }

        values.Add(token.Kind == SqlTokenKind.Number ? token.Text : LiteralText(token.Text));
        return true;
    }

    private static string LiteralText(string literal)
    {
        var open = literal.IndexOf('\'', StringComparison.Ordinal);
        var body = literal[(open + 1)..];
        var text = (body.EndsWith('\'') ? body[..^1] : body).Replace("''", "'", StringComparison.Ordinal);
        return open == 1 && literal[0] is 'e' or 'E' ? text.Replace(@"\\", @"\", StringComparison.Ordinal) : text;
    }

    private static bool Take(List<SqlToken> tokens, ref int at, Func<SqlToken, bool> isWanted)
    {
        if (at >= tokens.Count || !isWanted(tokens[at]))
        {
            return false;
        }

        at++;
        return true;
    }
}
