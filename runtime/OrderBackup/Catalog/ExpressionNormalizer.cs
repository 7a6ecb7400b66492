using System.Text;

namespace OrderBackup.Catalog;

/// <summary>
/// Gives two texts that the server prints for the same expression the same form: white space and redundant parentheses go,
/// and a cast of an array constructor moves to its elements. Names, literals, operators, casts and structure stay.
/// </summary>
/// <remarks>
/// The server prints <c>status IN ('A')</c> over a varchar as <c>ANY ((ARRAY['A'::character varying])::text[])</c>; read back
/// from a dump, its parser hands the cast down to the elements (<c>transformArrayExpr</c>), and from then on prints
/// <c>ANY (ARRAY[('A'::character varying)::text])</c>. That is the one thing that a round through a dump changes in an expression.
/// </remarks>
internal static class ExpressionNormalizer
{
    /// <summary>The normal form of an expression or statement as PostgreSQL's <c>pg_get_…def</c> functions print it.</summary>
    public static string Normalize(string text) => Print(Simplify(ExpressionTree.Parse(SqlLexer.Read(text))));

    /// <summary>
    /// A normal form further without the qualification of columns, which PostgreSQL 16 stopped printing in views over one table:
    /// for a comparison of two major versions.
    /// </summary>
    public static string WithoutQualifiers(string normalized)
    {
        var tokens = SqlLexer.Read(normalized);
        var kept = new List<ExpressionNode>(tokens.Count);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].IsName && i + 1 < tokens.Count && tokens[i + 1].Is("."))
            {
                i++;
                continue;
            }

            kept.Add(ExpressionNode.Leaf(tokens[i]));
        }

        return Print(kept);
    }

    private static List<ExpressionNode> Simplify(List<ExpressionNode> nodes)
    {
        var result = new List<ExpressionNode>(nodes.Count);
        foreach (var node in nodes)
        {
            if (node.Cast is not null)
            {
                ApplyCast(result, node);
            }
            else if (node.Children is null)
            {
                result.Add(node);
            }
            else
            {
                var children = Simplify(node.Children);
                if (node.IsParenthesis && !IsArgumentList(result) && IsPrimary(children))
                {
                    result.AddRange(children);
                }
                else
                {
                    result.Add(node with { Children = children });
                }
            }
        }

        return result;
    }

    private static void ApplyCast(List<ExpressionNode> result, ExpressionNode cast)
    {
        var isArrayConstructor = result.Count >= 2 && result[^1].IsBracket && result[^2].Token.IsWord("ARRAY");
        if (!isArrayConstructor || !cast.Cast!.EndsWith("[]", StringComparison.Ordinal))
        {
            result.Add(cast);
            return;
        }

        var elementCast = ExpressionNode.OfCast(cast.Cast[..^2]);
        var elements = new List<ExpressionNode>();
        foreach (var element in SplitAtCommas(result[^1].Children!))
        {
            if (elements.Count > 0)
            {
                elements.Add(ExpressionNode.Leaf(new SqlToken(SqlTokenKind.Punctuation, ",")));
            }

            var before = elements.Count;
            elements.AddRange(IsPrimary(element) ? element : [ExpressionNode.Parenthesis(element)]);
            if (elements.Count == before || elements[^1].Cast != elementCast.Cast)
            {
                elements.Add(elementCast);
            }
        }

        result[^1] = result[^1] with { Children = elements };
    }

    private static IEnumerable<List<ExpressionNode>> SplitAtCommas(List<ExpressionNode> nodes)
    {
        var part = new List<ExpressionNode>();
        foreach (var node in nodes)
        {
            if (node.Children is null && node.Token.Is(","))
            {
                yield return part;
                part = [];
            }
            else
            {
                part.Add(node);
            }
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }

    /// <summary>After a name, parentheses hold arguments; after a key word, which the server prints in upper case, they only group.</summary>
    private static bool IsArgumentList(List<ExpressionNode> before) =>
        before.Count > 0 && before[^1].Children is null && before[^1].Cast is null && before[^1].Token switch
        {
            { Kind: SqlTokenKind.QuotedIdentifier } => true,
            { Kind: SqlTokenKind.Word, Text: var word } => !word.Any(char.IsAsciiLetterUpper),
            _ => false,
        };

    /// <summary>Whether parentheses around the nodes are redundant anywhere: one operand, with its arguments, subscripts, fields and casts.</summary>
    private static bool IsPrimary(List<ExpressionNode> nodes)
    {
        if (nodes.Count == 0 || nodes[0].Cast is not null || nodes[0].IsSymbol)
        {
            return false;
        }

        if (nodes[0].Token.IsWord("NOT") || nodes[0].Token.IsWord("SELECT") || nodes[0].Token.IsWord("VALUES"))
        {
            return false;
        }

        for (var i = 1; i < nodes.Count; i++)
        {
            var node = nodes[i];
            var isField = node.Children is null && node.Token.Is(".") && i + 1 < nodes.Count && nodes[i + 1].Token.IsName;
            if (isField)
            {
                i++;
            }
            else if (node.Cast is null && node.Children is null)
            {
                return false;
            }
        }

        return true;
    }

    private static string Print(List<ExpressionNode> nodes)
    {
        var text = new StringBuilder();
        Print(nodes, text);
        return text.ToString();
    }

    private static void Print(List<ExpressionNode> nodes, StringBuilder text)
    {
        foreach (var node in nodes)
        {
            if (node.Cast is not null)
            {
                text.Append("::").Append(node.Cast);
            }
            else if (node.Children is not null)
            {
                // Grouping after a key word or operator reads better apart; arguments and subscripts stay with their operand.
                var isApart = node.IsParenthesis && text.Length > 0 && (char.IsUpper(text[^1]) || IsSpaced(text[^1]));
                text.Append(isApart ? " " : "").Append(node.IsParenthesis ? '(' : '[');
                Print(node.Children, text);
                text.Append(node.IsParenthesis ? ')' : ']');
            }
            else
            {
                if (text.Length > 0 && text[^1] is not ('(' or '[' or '.') && !node.Token.Is(",") && !node.Token.Is(".") && !node.Token.Is(";"))
                {
                    text.Append(' ');
                }

                text.Append(node.Token.Text);
            }
        }
    }

    private static bool IsSpaced(char c) => c is '=' or '<' or '>' or '+' or '-' or '*' or '/' or '~' or '|' or '&' or '%' or ',';
}
