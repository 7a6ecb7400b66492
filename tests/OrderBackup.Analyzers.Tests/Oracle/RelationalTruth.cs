using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Internal;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using OrderBackup.Coverage;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Tests.Oracle;

/// <summary>What EF Core itself says of a context: each stored property with the table, column and JSON path that hold it.</summary>
internal sealed class RelationalTruth
{
    // PostgreSQL's system column, to which Npgsql maps row versions: no dump holds it.
    private const string SystemRowVersion = "xmin";

    private readonly TruthEntity entity;
    private readonly HashSet<QualifiedName> tables;
    private readonly bool hasSharedBase;

    private RelationalTruth(IEntityType type, string context)
    {
        var isSeparate = type.GetMappingStrategy() == RelationalAnnotationNames.TpcMappingStrategy;
        hasSharedBase = type.BaseType is not null && !isSeparate;
        tables = [.. type.GetDerivedTypesInclusive().SelectMany(TablesOf)];
        entity = new()
        {
            Type = TypeNames.Of(type.ClrType),
            Context = context,
            Table = type.GetTableName() is { } name ? new(type.GetSchema() ?? QualifiedName.DefaultSchema, name) : null,
            Base = hasSharedBase ? TypeNames.Of(type.BaseType!.ClrType) : null,
            IsKeyless = type.FindPrimaryKey() is null,
            References = ClassesOf(WithParts(type).SelectMany(part => part.GetForeignKeys()).Where(key => !key.IsOwnership).Select(key => key.PrincipalEntityType)),
            Joined = ClassesOf(type.GetSkipNavigations().Select(navigation => navigation.TargetEntityType)),
            Family = ClassesOf(type.GetAllBaseTypesInclusive().Concat(type.GetDerivedTypes())),
        };
    }

    /// <summary>The entities of a context that have a table, without the join tables of many-to-many relations, which have no class.</summary>
    public static IEnumerable<TruthEntity> Of(DbContext context)
    {
        var model = context.GetService<IDesignTimeModel>().Model;
        _ = model.GetRelationalModel();
        return model.GetEntityTypes()
            .Where(type => !type.IsOwned() && !type.IsPropertyBag && type.GetDerivedTypesInclusive().Any(derived => derived.GetTableMappings().Any()))
            .Select(type => Read(type, context.GetType().Name));
    }

    private static TruthEntity Read(IEntityType type, string context)
    {
        var truth = new RelationalTruth(type, context);
        truth.Walk(type, "", null);
        return truth.entity;
    }

    private static HashSet<string> ClassesOf(IEnumerable<IReadOnlyEntityType> types) => [.. types.Select(type => TypeNames.Of(type.ClrType))];

    private static IEnumerable<IEntityType> WithParts(IEntityType type) =>
        type.GetNavigations()
            .Where(navigation => navigation.ForeignKey.IsOwnership && !navigation.IsOnDependent)
            .SelectMany(navigation => WithParts(navigation.TargetEntityType))
            .Prepend(type);

    private static IEnumerable<QualifiedName> TablesOf(ITypeBase type) => type.GetTableMappings().Select(mapping => NameOf(mapping.Table));

    private static QualifiedName NameOf(ITable table) => new(table.Schema ?? QualifiedName.DefaultSchema, table.Name);

    /// <summary>Walks an entity, or an owned or complex part of it.</summary>
    /// <param name="type">The type.</param>
    /// <param name="prefix">The path so far, with its dot.</param>
    /// <param name="document">Where in a JSON document this is; null outside.</param>
    private void Walk(ITypeBase type, string prefix, JsonPlace? document)
    {
        foreach (var property in type.GetProperties())
        {
            Add(property, prefix + property.Name, document);
        }

        foreach (var complex in type.GetComplexProperties())
        {
            WalkPart(complex.ComplexType, complex, prefix, document, complex.GetJsonPropertyName());
        }

        foreach (var navigation in (type as IEntityType)?.GetNavigations() ?? [])
        {
            if (navigation.ForeignKey.IsOwnership && !navigation.IsOnDependent)
            {
                WalkPart(navigation.TargetEntityType, navigation, prefix, document, navigation.TargetEntityType.GetJsonPropertyName());
            }
        }
    }

    private void WalkPart(ITypeBase part, IPropertyBase member, string prefix, JsonPlace? document, string? jsonName)
    {
        var isCollection = member.IsCollection;
        var path = prefix + member.Name;
        JsonPlace? place = null;
        if (part.IsMappedToJson())
        {
            place = document is null ? new(ColumnsOf(part), []) : document.Member(jsonName!);
            entity.Properties[path] = new(path, place.Keys)
            {
                IsDocument = true,
                IsJsonColumn = document is null,
                IsOptional = document is not null,
                IsInherited = hasSharedBase && prefix.Length == 0 && IsDeclaredAbove(member),
            };
            place = isCollection ? place.Elements() : place;
        }

        Walk(part, path + (isCollection ? "[]." : "."), place);
    }

    private static List<ColumnKey> ColumnsOf(ITypeBase document) =>
        [.. TablesOf(document).Distinct().Select(table => new ColumnKey(table, document.GetContainerColumnName()))];

    private void Add(IProperty property, string path, JsonPlace? document)
    {
        if (document is not null)
        {
            // Keys of owned types have no place in the document: their owner and their position are the key.
            if (property.GetJsonPropertyName() is { } name)
            {
                Add(property, path, document.Member(name).Keys);
            }

            return;
        }

        var all = property.GetTableColumnMappings().Select(mapping => new ColumnKey(NameOf(mapping.TableMapping.Table), mapping.Column.Name)).Distinct().ToList();
        var own = all.Where(column => tables.Contains(column.Table)).ToList();
        var columns = own.Count > 0 ? own : all;
        if (columns.Count > 0 && columns.TrueForAll(column => column.Column != SystemRowVersion))
        {
            Add(property, path, columns);
            foreach (var part in PocoDocument.PartsOf(property, path, columns))
            {
                entity.Properties[part.Path] = part;
            }
        }
    }

    private void Add(IProperty property, string path, IReadOnlyCollection<ColumnKey> columns) =>
        entity.Properties[path] = new(path, columns)
        {
            IsOptional = IsUndeclared(property) || IsHidden(property),
            IsInherited = hasSharedBase && IsDeclaredAbove(Outermost(property)),
            IsDocument = PocoDocument.IsDocument(property),
            IsJsonColumn = columns.All(column => column.JsonPath is null) && property.GetColumnType() is "json" or "jsonb",
            IsEnumName = IsEnumName(property),
        };

    private bool IsDeclaredAbove(IReadOnlyPropertyBase member) => TypeNames.Of(member.DeclaringType.ContainingEntityType.ClrType) != entity.Type;

    /// <summary>The entity's own member that a property lies under.</summary>
    private static IReadOnlyPropertyBase Outermost(IReadOnlyPropertyBase member)
    {
        while (true)
        {
            switch (member.DeclaringType)
            {
                case IReadOnlyComplexType complex:
                    member = complex.ComplexProperty;
                    break;
                case IReadOnlyEntityType owned when owned.FindOwnership()?.PrincipalToDependent is { } navigation:
                    member = navigation;
                    break;
                default:
                    return member;
            }
        }
    }

    private static bool IsUndeclared(IProperty property) =>
        property.IsShadowProperty()
        && (property.IsForeignKey()
            || property.IsKey()
            || property.DeclaringType is IEntityType type && type.FindDiscriminatorProperty() == property
            || ((IConventionProperty)property).GetConfigurationSource() != ConfigurationSource.Explicit);

    // A compiler reads no private or internal setters of another assembly: no analyzer can tell such a property from one without a setter.
    private static bool IsHidden(IProperty property) =>
        property.PropertyInfo is { DeclaringType.Assembly: var declaring } member
        && declaring.GetName().Name!.EndsWith(OracleSource.LibraryName, StringComparison.Ordinal)
        && (member.SetMethod is null or { IsPrivate: true } or { IsAssembly: true } or { IsFamilyAndAssembly: true });

    private static bool? IsEnumName(IProperty property)
    {
        if (!(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum)
        {
            return null;
        }

        var converter = property.GetTypeMapping().Converter;
        return converter switch
        {
            null => false,
            _ when converter.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(EnumToStringConverter<>) => true,
            _ when converter.ProviderClrType == typeof(string) => null,
            _ => false,
        };
    }
}
