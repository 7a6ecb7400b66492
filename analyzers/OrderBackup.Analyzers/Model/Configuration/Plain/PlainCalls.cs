namespace OrderBackup.Analyzers.Model.Configuration.Plain;

/// <summary>What a call in a chain is made on.</summary>
internal enum PlainKind
{
    Model,
    Entity,
    Property,
    Relationship,
    Conventions,
    ConventionSet,
    PropertiesOfType,

    /// <summary>A key or an index.</summary>
    Key,
}

/// <summary>Tells which calls are known by their name and the shape of their arguments, and what they return.</summary>
internal static class PlainCalls
{
    /// <summary>The property that leads to the conventions themselves.</summary>
    public const string ConventionSet = "Conventions";

    private static readonly HashSet<string> OfProperties = new(StringComparer.Ordinal)
    {
        "HasMaxLength", "IsRequired", "HasDefaultValue", "HasDefaultValueSql", "HasPrecision", "IsUnicode", "HasComment", "HasColumnOrder", "ValueGeneratedNever",
        "ValueGeneratedOnAdd", "ValueGeneratedOnAddOrUpdate", "ValueGeneratedOnUpdate", "UseIdentityColumn", "UseIdentityAlwaysColumn", "UseIdentityByDefaultColumn",
        "IsConcurrencyToken", "IsFixedLength", "UseCollation", "HasComputedColumnSql", "IsRowVersion",
    };

    private static readonly HashSet<string> OfKeys = new(StringComparer.Ordinal) { "IsUnique", "HasDatabaseName", "HasName", "HasFilter", "IsDescending", "HasMethod" };

    private static readonly HashSet<string> OfRelationships = new(StringComparer.Ordinal) { "OnDelete", "IsRequired", "HasConstraintName" };

    /// <summary>Every name that is read so. A method of the source with one of them takes the short way away.</summary>
    public static readonly IReadOnlyCollection<string> Names = new HashSet<string>(
        OfProperties.Concat(OfKeys).Concat(OfRelationships).Concat(
        [
            "Entity", "HasDefaultSchema", "ApplyConfigurationsFromAssembly", "ApplyConfiguration", "ToTable", "Property", "Ignore", "HasKey", "HasAlternateKey", "HasIndex",
            "HasOne", "HasMany", "OwnsOne", "OwnsMany", "ComplexProperty", "HasColumnName", "HasColumnType", "HasConversion", "WithMany", "WithOne", "HasForeignKey",
            "Properties", "Remove", "HaveConversion", "HaveColumnType", "HaveMaxLength", "HavePrecision",
        ]),
        StringComparer.Ordinal);

    /// <summary>Whether all statements are known.</summary>
    /// <param name="statements">The statements.</param>
    /// <param name="kinds">What the builders in scope are.</param>
    public static bool AreKnown(IReadOnlyList<PlainStatement> statements, IReadOnlyDictionary<string, PlainKind> kinds) =>
        statements.All(statement => statement.Builder is not { } builder || (kinds.TryGetValue(builder, out var kind) && IsKnown(kind, statement.Calls, kinds)));

    private static bool IsKnown(PlainKind kind, IReadOnlyList<PlainCall> calls, IReadOnlyDictionary<string, PlainKind> kinds)
    {
        foreach (var call in calls)
        {
            if (Next(kind, call) is not { } next || !IsCodeKnown(call, kinds))
            {
                return false;
            }

            kind = next;
        }

        return true;
    }

    private static bool IsCodeKnown(PlainCall call, IReadOnlyDictionary<string, PlainKind> kinds) =>
        call.Arguments.OfType<CodeArgument>().All(code => AreKnown(code.Statements, kinds.Append(new(code.Parameter, PlainKind.Entity)).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)));

    /// <summary>What a call returns; null when it is not known.</summary>
    public static PlainKind? Next(PlainKind kind, PlainCall call) => kind switch
    {
        PlainKind.Model => NextOfModel(call),
        PlainKind.Entity => NextOfEntity(call),
        PlainKind.Property => NextOfProperty(call),
        PlainKind.Relationship => NextOfRelationship(call),
        PlainKind.Conventions or PlainKind.ConventionSet or PlainKind.PropertiesOfType => NextOfConventions(kind, call),
        _ => call.TypeArgument is null && OfKeys.Contains(call.Name) && AreOther(call) ? PlainKind.Key : null,
    };

    private static PlainKind? NextOfModel(PlainCall call) => call switch
    {
        { Name: "Entity", TypeArgument: not null, Arguments: [] } => PlainKind.Entity,
        { Name: "Entity", TypeArgument: not null, Arguments: [CodeArgument] } => PlainKind.Model,
        { Name: "HasDefaultSchema", TypeArgument: null, Arguments: [TextArgument] } => PlainKind.Model,
        { Name: "ApplyConfigurationsFromAssembly", Arguments: [AssemblyArgument] } => PlainKind.Model,
        { Name: "ApplyConfiguration", TypeArgument: null, Arguments: [CreationArgument] } => PlainKind.Model,
        _ => null,
    };

    private static PlainKind? NextOfConventions(PlainKind kind, PlainCall call) => (kind, call) switch
    {
        (PlainKind.Conventions, { Name: ConventionSet, TypeArgument: null }) => PlainKind.ConventionSet,
        (PlainKind.ConventionSet, { Name: "Remove", TypeArgument: not null, Arguments: [] }) => PlainKind.ConventionSet,
        (PlainKind.Conventions, { Name: "Properties", TypeArgument: not null, Arguments: [] }) => PlainKind.PropertiesOfType,
        (PlainKind.PropertiesOfType, { Name: "HaveConversion", TypeArgument: not null, Arguments: [] }) => PlainKind.PropertiesOfType,
        (PlainKind.PropertiesOfType, { Name: "HaveColumnType", TypeArgument: null, Arguments: [TextArgument] }) => PlainKind.PropertiesOfType,
        (PlainKind.PropertiesOfType, { Name: "HaveMaxLength" or "HavePrecision", TypeArgument: null }) when AreOther(call) => PlainKind.PropertiesOfType,
        _ => null,
    };

    private static PlainKind? NextOfEntity(PlainCall call) => call switch
    {
        { TypeArgument: not null } => null,
        { Name: "ToTable", Arguments: [TextArgument] or [TextArgument, TextArgument] } => PlainKind.Entity,
        { Name: "Ignore", Arguments: [MembersArgument { Names.Count: 1 }] } => PlainKind.Entity,
        { Name: "Property", Arguments: [MembersArgument { Names.Count: 1 }] } => PlainKind.Property,
        { Name: "HasKey" or "HasAlternateKey" or "HasIndex", Arguments: [MembersArgument] } => PlainKind.Key,
        { Name: "HasOne" or "HasMany", Arguments: [MembersArgument { Names.Count: 1 }] } => PlainKind.Relationship,
        { Name: "OwnsOne" or "OwnsMany" or "ComplexProperty", Arguments: [MembersArgument { Names.Count: 1 }] or [MembersArgument { Names.Count: 1 }, CodeArgument] } => PlainKind.Entity,
        _ => null,
    };

    private static PlainKind? NextOfProperty(PlainCall call) => call switch
    {
        { Name: "HasColumnName" or "HasColumnType", TypeArgument: null, Arguments: [TextArgument] } => PlainKind.Property,
        { Name: "HasConversion", TypeArgument: Microsoft.CodeAnalysis.CSharp.Syntax.PredefinedTypeSyntax { Keyword.ValueText: "string" }, Arguments: [] } => PlainKind.Property,
        { Name: "HasConversion", TypeArgument: null, Arguments: [FunctionArgument, FunctionArgument, ..] } when call.Arguments.Skip(2).All(argument => argument is OtherArgument) => PlainKind.Property,
        { TypeArgument: null } when OfProperties.Contains(call.Name) && AreOther(call) => PlainKind.Property,
        _ => null,
    };

    private static PlainKind? NextOfRelationship(PlainCall call) => call switch
    {
        { TypeArgument: not null } => null,
        { Name: "WithMany" or "WithOne", Arguments: [] or [MembersArgument { Names.Count: 1 }] } => PlainKind.Relationship,
        { Name: "HasForeignKey", Arguments: [MembersArgument] } => PlainKind.Relationship,
        _ when OfRelationships.Contains(call.Name) && AreOther(call) => PlainKind.Relationship,
        _ => null,
    };

    private static bool AreOther(PlainCall call) => call.Arguments.All(argument => argument is TextArgument or OtherArgument);
}
