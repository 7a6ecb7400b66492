namespace OrderBackup.Analyzers.Tests.Oracle;

/// <summary>What is special about some of the applications under <c>Contexts</c>.</summary>
internal static class OracleCases
{
    /// <summary>Applications that decide names where no reader of source can follow; all others must be known almost entirely.</summary>
    public static readonly IReadOnlyDictionary<string, string> IntendedUnknowns = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AbpStyle"] = "names depend on what the class implements",
        ["BaseNotCalled"] = "two contexts map the same class differently",
        ["ChangedConventions"] = "conventions are added and removed",
        ["ClashingColumns"] = "EF Core makes names unique that would clash",
        ["ConditionalNames"] = "names depend on conditions",
        ["ConfigurationsInLibrary"] = "configurations are in another assembly",
        ["ControlFlow"] = "names depend on what runs",
        ["FromAssemblyWithPredicate"] = "a predicate chooses the configurations",
        ["HiddenOptions"] = "another assembly chooses the naming convention",
        ["LibraryContext"] = "the base context is in another assembly",
        ["LongNames"] = "EF Core shortens names",
        ["LoopVariants"] = "loops of all forms rename",
        ["LoopedNames"] = "a loop renames tables and columns",
        ["LoopedTables"] = "a loop renames tables",
        ["MetadataCalls"] = "names are set on the model itself",
        ["Modules"] = "configuration runs through an interface and stored delegates",
        ["NopStyle"] = "configurations are found by reflection",
        ["OtherNamingConventions"] = "conventions that the reader does not know",
        ["ReflectedEntities"] = "entities are registered by reflection",
        ["RuntimeNames"] = "names come from fields and methods",
        ["SharedTypes"] = "one class has several tables",
        ["TableSplitting"] = "EF Core renames a column that two entities of one table would share, and SplitToTable moves columns",
        ["TphSiblings"] = "EF Core renames a column that two sibling classes would share",
        ["TwoContexts"] = "two contexts map the same classes differently",
    };

    /// <summary>Applications whose entities no source names, so that the reader need not list them.</summary>
    public static readonly IReadOnlySet<string> RegisteredByReflection = new HashSet<string>(StringComparer.Ordinal) { "NopStyle", "ReflectedEntities" };
}
