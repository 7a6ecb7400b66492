namespace OrderBackup.Catalog;

/// <summary>What the catalog says about one schema object, in a form that a dump and a restore leave unchanged.</summary>
/// <param name="Kind">What it is: <c>table</c>, <c>column</c>, <c>default</c>, <c>index</c>, <c>function</c>, …</param>
/// <param name="Identity">Its qualified and quoted name, with the arguments or the table that belong to it.</param>
/// <param name="Owner">The owning role's name; null where the kind has no owner or a dump does not carry it.</param>
/// <param name="Privileges">
/// What differs from the kind's default privileges, such as <c>bob=r/alice</c>; a leading <c>-</c> marks a default privilege that
/// was revoked. Empty when they are the default, whether granted explicitly or not.
/// </param>
/// <param name="Comment">Its comment, or null.</param>
/// <param name="Definition">Its definition.</param>
/// <remarks>PostgreSQL manual, "System Catalogs" and "Privileges".</remarks>
public sealed record DefinitionFact(string Kind, string Identity, string? Owner, string Privileges, string? Comment, string Definition)
{
    /// <summary>The number of columns in a row of <see cref="DefinitionReader.Sql"/>.</summary>
    internal const int ColumnCount = 7;

    /// <summary>Makes a fact of one row of <see cref="DefinitionReader.Sql"/>, given as text.</summary>
    /// <param name="row">Kind, identity, owner, privileges, comment, definition, and <c>t</c> where the definition holds printed expressions.</param>
    internal static DefinitionFact FromRow(IReadOnlyList<string?> row)
    {
        var definition = row[5] ?? "";
        var holdsExpressions = row[6] == "t";
        return new DefinitionFact(
            row[0] ?? "", row[1] ?? "", row[2], row[3] ?? "", row[4], holdsExpressions ? ExpressionNormalizer.Normalize(definition) : definition);
    }
}
