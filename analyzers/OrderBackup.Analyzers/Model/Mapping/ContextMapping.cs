using Microsoft.CodeAnalysis;
using OrderBackup.Analyzers.Model.Configuration;
using OrderBackup.Analyzers.Model.Naming;
using OrderBackup.Coverage;

namespace OrderBackup.Analyzers.Model.Mapping;

/// <summary>How one context names tables and columns.</summary>
internal sealed class ContextMapping
{
    // PostgreSQL's limit, to which EF Core cuts names in a way of its own.
    private const int MaxNameBytes = 63;

    private readonly Dictionary<INamedTypeSymbol, List<IPropertySymbol>> sets;

    public ContextMapping(
        INamedTypeSymbol? context, ContextFacts facts, Dictionary<INamedTypeSymbol, List<IPropertySymbol>> sets, IEnumerable<INamedTypeSymbol> named, NamingConvention convention)
    {
        Context = context;
        Facts = facts;
        this.sets = sets;
        Convention = convention;
        Entities = new EntitySet(facts, named);
    }

    /// <summary>The context's class; null for classes that no context of the compilation has.</summary>
    public INamedTypeSymbol? Context { get; }

    public ContextFacts Facts { get; }

    public EntitySet Entities { get; }

    public NamingConvention Convention { get; }

    /// <summary>Whether options are given to the serializer of JSON columns, which may write other keys.</summary>
    public bool HasJsonOptions { get; init; }

    /// <summary>The set that has an entity, or the context that configures it.</summary>
    public ISymbol? DeclarationOf(INamedTypeSymbol type) => sets.TryGetValue(type, out var properties) ? properties[0] : Context;

    /// <summary>A name that a convention gives, as the naming convention writes it.</summary>
    public MappedName<string> Conventional(string name) =>
        NameRewriter.Rewrite(name, Convention) is { } rewritten && System.Text.Encoding.UTF8.GetByteCount(rewritten) <= MaxNameBytes
            ? new(rewritten, IsCertain: Convention is not NamingConvention.None, IsStated: false)
            : MappedName<string>.Unknown;

    public static MappedName<string> From(Stated stated) => new(stated.Value, IsCertain: stated.Value is not null, IsStated: true);

    /// <summary>The table of an entity; unknown also when it has none.</summary>
    public MappedName<QualifiedName?> TableOf(INamedTypeSymbol type)
    {
        if (Facts.AreTablesUncertain || Facts.AnyEntity.Table.IsStated || Facts.AnyEntity.Schema.IsStated || Facts.AnyEntity.HasNoTable || Facts.SharedTypes.Contains(type) || IsLibraryEntity(type))
        {
            return MappedName<QualifiedName?>.Unknown;
        }

        var root = Entities.RootOf(type);
        var strategy = Entities.FactsOf(root)?.InheritanceStrategy;
        if (Same(root, type) || strategy is "Tpt" or "Tpc" || IsApart(type, root))
        {
            return strategy is not null and not "Tph" && !Same(root, type) && Convention is not NamingConvention.None && !HasStatedTable(type)
                ? MappedName<QualifiedName?>.Unknown
                : OwnTableOf(type);
        }

        return OwnTableOf(root);
    }

    /// <summary>Whether each table of a hierarchy has the inherited columns too.</summary>
    public bool IsTablePerConcreteType(INamedTypeSymbol type) => Entities.FactsOf(Entities.RootOf(type))?.InheritanceStrategy == "Tpc";

    private string Schema(Stated stated) =>
        stated.IsStated ? stated.Value ?? "" : Facts.DefaultSchema.IsStated ? Facts.DefaultSchema.Value ?? "" : QualifiedName.DefaultSchema;

    /// <summary>The table that a collection of owned objects has without <c>ToTable</c>: called after the class, or after owner and property when the class is a part elsewhere too.</summary>
    public MappedName<QualifiedName?> TableOfOwnedCollection(INamedTypeSymbol part, string member, QualifiedName? ownersTable)
    {
        var isOnly = Entities.CountParts(part) == 1;
        if (Facts.AreTablesUncertain || Facts.AnyEntity.Table.IsStated || part.IsGenericType || EfNames.Has(part, EfNames.Table)
            || (!isOnly && (ownersTable is null || Convention != NamingConvention.None)))
        {
            return MappedName<QualifiedName?>.Unknown;
        }

        var name = Conventional(isOnly ? part.Name : ownersTable!.Value.Name + "_" + member);
        var schema = Schema(default);
        return name.Value is { } table && schema.Length > 0 ? new(new QualifiedName(schema, table), name.IsCertain, IsStated: false) : MappedName<QualifiedName?>.Unknown;
    }

    /// <summary>The table that <c>ToTable</c> or <c>[Table]</c> gives; without a schema it is in the default one.</summary>
    public MappedName<QualifiedName?> TableFrom(Stated table, Stated schema)
    {
        var schemaName = Schema(schema);
        return table.Value is { } name && schemaName.Length > 0
            ? new(new QualifiedName(schemaName, name), IsCertain: true, IsStated: true)
            : MappedName<QualifiedName?>.Unknown;
    }

    // A derived entity with another table than its hierarchy's makes it table-per-type.
    private bool IsApart(INamedTypeSymbol type, INamedTypeSymbol root) =>
        HasStatedTable(type) && OwnTableOf(type).Value != OwnTableOf(root).Value;

    private bool HasStatedTable(INamedTypeSymbol type) => Entities.FactsOf(type) is { Table.IsStated: true } || EfNames.Has(type, EfNames.Table);

    private MappedName<QualifiedName?> OwnTableOf(INamedTypeSymbol type)
    {
        var facts = Entities.FactsOf(type);
        if (facts is { IsUncertain: true } or { HasNoTable: true })
        {
            return MappedName<QualifiedName?>.Unknown;
        }

        var attribute = TableAttributeOf(type);
        var attributeSchema = EfNames.NamedText(attribute, "Schema");
        if (facts is { Table.IsStated: true })
        {
            return TableFrom(facts.Table, facts.Schema);
        }

        if (attribute is not null)
        {
            return EfNames.FirstText(attribute) is { } stated ? TableFrom(new Stated(true, stated), new Stated(attributeSchema is not null, attributeSchema)) : MappedName<QualifiedName?>.Unknown;
        }

        return ConventionalTableOf(type);
    }

    private MappedName<QualifiedName?> ConventionalTableOf(INamedTypeSymbol type)
    {
        var set = Facts.IsNamedAfterSet && sets.TryGetValue(type, out var properties) && properties.Count == 1 ? properties[0].Name : null;
        if (set is null && type.IsGenericType)
        {
            return MappedName<QualifiedName?>.Unknown;
        }

        var name = Conventional(set ?? type.Name);
        var schema = Schema(default);
        return name.Value is { } table && schema.Length > 0 ? new(new QualifiedName(schema, table), name.IsCertain, IsStated: false) : MappedName<QualifiedName?>.Unknown;
    }

    private static AttributeData? TableAttributeOf(INamedTypeSymbol type)
    {
        for (var based = type; based is not null; based = based.BaseType)
        {
            if (EfNames.Find(based, EfNames.Table) is { } attribute)
            {
                return attribute;
            }
        }

        return null;
    }

    // The base context of a library maps that library's entities and what derives from them.
    private bool IsLibraryEntity(INamedTypeSymbol type)
    {
        if (!Facts.HasExternalBase)
        {
            return false;
        }

        for (var based = type; based is not null && based.SpecialType != SpecialType.System_Object; based = based.BaseType)
        {
            if (based.Locations.All(location => !location.IsInSource))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Same(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
