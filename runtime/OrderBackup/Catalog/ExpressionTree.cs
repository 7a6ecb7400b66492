namespace OrderBackup.Catalog;

/// <summary>A token, a cast with its type, or a pair of parentheses or brackets with what they hold.</summary>
/// <param name="Token">The token; of a group, its opening mark.</param>
/// <param name="Cast">The type cast to, when the node is a cast.</param>
/// <param name="Children">What a group holds.</param>
internal sealed record ExpressionNode(SqlToken Token, string? Cast, List<ExpressionNode>? Children)
{
    public bool IsParenthesis => Children is not null && Token.Is("(");

    public bool IsBracket => Children is not null && Token.Is("[");

    /// <summary>Whether it is an operator or a punctuation mark by itself.</summary>
    public bool IsSymbol => Children is null && Cast is null && Token.Kind is SqlTokenKind.Operator or SqlTokenKind.Punctuation;

    public static ExpressionNode Leaf(SqlToken token) => new(token, null, null);

    public static ExpressionNode OfCast(string type) => new(new SqlToken(SqlTokenKind.Cast, "::"), type, null);

    public static ExpressionNode Parenthesis(List<ExpressionNode> children) => new(new SqlToken(SqlTokenKind.Punctuation, "("), null, children);
}

/// <summary>Turns tokens into nested groups and whole casts. What does not balance stays as single tokens.</summary>
internal static class ExpressionTree
{
    private static readonly string[] IntervalWords = ["year", "month", "day", "hour", "minute", "second", "to"];

    /// <summary>The tokens as nodes in order.</summary>
    public static List<ExpressionNode> Parse(List<SqlToken> tokens)
    {
        var at = 0;
        var nodes = ParseGroup(tokens, ref at);
        while (at < tokens.Count)
        {
            nodes.Add(ExpressionNode.Leaf(tokens[at++]));
            nodes.AddRange(ParseGroup(tokens, ref at));
        }

        return nodes;
    }

    private static List<ExpressionNode> ParseGroup(List<SqlToken> tokens, ref int at)
    {
        var nodes = new List<ExpressionNode>();
        while (at < tokens.Count)
        {
            var token = tokens[at];
            if (token.Is(")") || token.Is("]"))
            {
                return nodes;
            }

            if (token.Is("(") || token.Is("["))
            {
                at++;
                var closing = token.Is("(") ? ")" : "]";
                var children = ParseGroup(tokens, ref at);
                nodes.Add(new ExpressionNode(token, null, children));
                if (at < tokens.Count && tokens[at].Is(closing))
                {
                    at++;
                }
            }
            else if (token.Kind == SqlTokenKind.Cast)
            {
                at++;
                nodes.Add(ExpressionNode.OfCast(ReadType(tokens, ref at)));
            }
            else
            {
                nodes.Add(ExpressionNode.Leaf(token));
                at++;
            }
        }

        return nodes;
    }

    /// <summary>Reads a type as <c>format_type</c> prints it, such as <c>timestamp(3) without time zone</c> or <c>sales."Code"[]</c>.</summary>
    private static string ReadType(List<SqlToken> tokens, ref int at)
    {
        if (at >= tokens.Count || !tokens[at].IsName)
        {
            return "";
        }

        var first = tokens[at++];
        var type = first.Text;
        while (at + 1 < tokens.Count && tokens[at].Is(".") && tokens[at + 1].IsName)
        {
            type += "." + tokens[at + 1].Text;
            at += 2;
        }

        type += ReadWords(tokens, ref at, first.Kind == SqlTokenKind.Word ? SecondWords(first.Text) : []);
        type += ReadModifier(tokens, ref at);
        if (first.IsWord("timestamp") || first.IsWord("time"))
        {
            type += ReadWords(tokens, ref at, ["with", "without", "time", "zone"]);
        }

        while (at + 1 < tokens.Count && tokens[at].Is("[") && tokens[at + 1].Is("]"))
        {
            type += "[]";
            at += 2;
        }

        return type;
    }

    private static string[] SecondWords(string first) => first switch
    {
        "character" or "bit" => ["varying"],
        "double" => ["precision"],
        "interval" => IntervalWords,
        _ => [],
    };

    private static string ReadWords(List<SqlToken> tokens, ref int at, string[] words)
    {
        var read = "";
        while (at < tokens.Count && tokens[at].Kind == SqlTokenKind.Word && words.Contains(tokens[at].Text))
        {
            read += " " + tokens[at++].Text;
        }

        return read;
    }

    private static string ReadModifier(List<SqlToken> tokens, ref int at)
    {
        if (at >= tokens.Count || !tokens[at].Is("("))
        {
            return "";
        }

        var end = tokens.FindIndex(at, token => token.Is(")"));
        if (end < 0)
        {
            return "";
        }

        var modifier = string.Concat(tokens.GetRange(at, end - at + 1).Select(token => token.Text));
        at = end + 1;
        return modifier;
    }
}
