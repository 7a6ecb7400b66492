namespace OrderBackup.Catalog;

/// <summary>What a token of SQL text is.</summary>
internal enum SqlTokenKind
{
    /// <summary>An unquoted identifier or key word.</summary>
    Word,

    /// <summary>An identifier in double quotes, kept with its quotes.</summary>
    QuotedIdentifier,

    /// <summary>A string constant of any form, kept exactly as written.</summary>
    Literal,

    /// <summary>A numeric constant.</summary>
    Number,

    /// <summary>A positional parameter such as <c>$1</c>.</summary>
    Parameter,

    /// <summary>A run of operator characters.</summary>
    Operator,

    /// <summary>The cast operator <c>::</c>.</summary>
    Cast,

    /// <summary>One of <c>( ) [ ] , ; : .</c>.</summary>
    Punctuation,
}

/// <summary>One token of SQL text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text as written.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Text)
{
    /// <summary>Whether it is this punctuation mark or operator.</summary>
    public bool Is(string symbol) => Kind is SqlTokenKind.Punctuation or SqlTokenKind.Operator && Text == symbol;

    /// <summary>Whether it is this key word, in any case.</summary>
    public bool IsWord(string word) => Kind == SqlTokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it names something: a word or a quoted identifier.</summary>
    public bool IsName => Kind is SqlTokenKind.Word or SqlTokenKind.QuotedIdentifier;

    /// <summary>The name as the catalog stores it: folded to lower case, or without its quotes, of which the closing one may be missing.</summary>
    public string Name => Kind != SqlTokenKind.QuotedIdentifier
        ? Text.ToLowerInvariant()
        : (Text.Length > 1 && Text.EndsWith('"') ? Text[1..^1] : Text[1..]).Replace("\"\"", "\"", StringComparison.Ordinal);
}
