namespace OrderBackup.Catalog;

/// <summary>Says whether a routine's text refers to an object by its bare name, as opposed to an argument, a string or a qualified name.</summary>
internal static class RoutineBody
{
    private static readonly string[] BeforeRelation = ["FROM", "JOIN", "INTO", "UPDATE", "ONLY", "USING", "TABLE"];

    /// <summary>Whether <paramref name="source"/>, in SQL or PL/pgSQL, uses the relation or calls the function without its schema.</summary>
    /// <param name="source">The routine's text (<c>prosrc</c>).</param>
    /// <param name="name">The name as stored in the catalog.</param>
    /// <param name="isFunction">Whether the name is a function's.</param>
    /// <param name="arguments">The routine's own argument names: after FROM, as in <c>extract(year FROM placed)</c>, they are no relations.</param>
    public static bool RefersTo(string source, string name, bool isFunction, IReadOnlyCollection<string> arguments)
    {
        var tokens = SqlLexer.Read(source);
        if (arguments.Contains(name) || IsCommonTable(tokens, name))
        {
            return false;
        }

        for (var i = 0; i < tokens.Count; i++)
        {
            var isBare = tokens[i].IsName && tokens[i].Name == name && (i == 0 || !tokens[i - 1].Is("."));
            if (isBare && (isFunction ? IsCall(tokens, i) : IsRelation(tokens, i)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A name before a parenthesis is called, unless it names a table or a common table being written to or defined with columns.</summary>
    private static bool IsCall(List<SqlToken> tokens, int at) =>
        at + 1 < tokens.Count && tokens[at + 1].Is("(") && !(at > 0 && (tokens[at - 1].IsWord("INTO") || tokens[at - 1].IsWord("AS")));

    private static bool IsRelation(List<SqlToken> tokens, int at)
    {
        var isCalled = at + 1 < tokens.Count && tokens[at + 1].Is("(") && !(at > 0 && tokens[at - 1].IsWord("INTO"));
        var isAfterKeyword = at > 0 && Array.Exists(BeforeRelation, tokens[at - 1].IsWord);
        return (isAfterKeyword && !isCalled) || IsTypeReference(tokens, at);
    }

    /// <summary><c>name%ROWTYPE</c> or <c>name.column%TYPE</c>.</summary>
    private static bool IsTypeReference(List<SqlToken> tokens, int at)
    {
        var after = at + 2 < tokens.Count && tokens[at + 1].Is(".") ? at + 3 : at + 1;
        return after + 1 < tokens.Count && tokens[after].Is("%") && (tokens[after + 1].IsWord("TYPE") || tokens[after + 1].IsWord("ROWTYPE"));
    }

    /// <summary><c>WITH name AS (</c> hides any relation of that name.</summary>
    private static bool IsCommonTable(List<SqlToken> tokens, string name)
    {
        for (var i = 1; i + 2 < tokens.Count; i++)
        {
            var isDefined = tokens[i].IsName && tokens[i].Name == name && tokens[i + 1].IsWord("AS")
                && (tokens[i + 2].Is("(") || tokens[i + 2].IsWord("MATERIALIZED") || tokens[i + 2].IsWord("NOT"));
            if (isDefined && (tokens[i - 1].IsWord("WITH") || tokens[i - 1].IsWord("RECURSIVE") || tokens[i - 1].Is(",")))
            {
                return true;
            }
        }

        return false;
    }
}
