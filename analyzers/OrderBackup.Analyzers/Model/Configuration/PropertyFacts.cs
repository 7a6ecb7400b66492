using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Model.Configuration;

/// <summary>What fluent calls say of one property.</summary>
internal sealed class PropertyFacts(string name)
{
    public string Name { get; } = name;

    /// <summary>The type argument of <c>Property&lt;T&gt;("…")</c>.</summary>
    public ITypeSymbol? DeclaredType { get; set; }

    /// <summary>Whether it is declared in a branch only that may not be taken.</summary>
    public bool IsConditional { get; set; }

    public Stated Column { get; set; }

    public Stated JsonName { get; set; }

    public bool IsConverted { get; set; }

    public bool IsConvertedToString { get; set; }

    public bool IsRowVersion { get; set; }

    public Stated ColumnType { get; set; }
}
