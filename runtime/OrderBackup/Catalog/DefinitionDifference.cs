namespace OrderBackup.Catalog;

/// <summary>In what respect two databases differ about a schema object.</summary>
public enum DefinitionAspect
{
    /// <summary>The object is expected and not there.</summary>
    Missing,

    /// <summary>The object is there and not expected.</summary>
    Extra,

    /// <summary>It is defined differently.</summary>
    Definition,

    /// <summary>Another role owns it.</summary>
    Owner,

    /// <summary>Other privileges are granted on it.</summary>
    Privileges,

    /// <summary>Its comment differs.</summary>
    Comment,
}

/// <summary>One difference between the expected and the actual definition of a schema object.</summary>
/// <param name="Kind">The object's kind, as in <see cref="DefinitionFact.Kind"/>.</param>
/// <param name="Identity">The object, as in <see cref="DefinitionFact.Identity"/>.</param>
/// <param name="What">In what respect they differ.</param>
/// <param name="Expected">What was expected, shortened around the first difference.</param>
/// <param name="Actual">What was found, shortened the same way.</param>
public sealed record DefinitionDifference(string Kind, string Identity, DefinitionAspect What, string Expected, string Actual);
