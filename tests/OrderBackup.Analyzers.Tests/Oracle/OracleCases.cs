namespace OrderBackup.Analyzers.Tests.Oracle;

/// <summary>What is special about some of the applications under <c>Contexts</c>.</summary>
internal static class OracleCases
{
    /// <summary>Applications that decide names where no reader of source can follow; all others must be known almost entirely.</summary>
    public static readonly IReadOnlyDictionary<string, string> IntendedUnknowns = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ConditionalNames"] = "names depend on conditions",
        ["FromAssemblyWithPredicate"] = "a predicate chooses the configurations",
        ["LoopedNames"] = "a loop renames tables and columns",
        ["LoopedTables"] = "a loop renames tables",
        ["OtherNamingConventions"] = "conventions that the reader does not know",
        ["ReflectedEntities"] = "entities are registered by reflection",
        ["RuntimeNames"] = "names come from fields and methods",
        ["TableSplitting"] = "EF Core renames a column that two entities of one table would share, and SplitToTable moves columns",
        ["TphSiblings"] = "EF Core renames a column that two sibling classes would share",
        ["TwoContexts"] = "two contexts map the same classes differently",
    };

    /// <summary>Applications whose entities no source names, so that the reader need not list them.</summary>
    public static readonly IReadOnlySet<string> RegisteredByReflection = new HashSet<string>(StringComparer.Ordinal) { "ReflectedEntities" };
}
