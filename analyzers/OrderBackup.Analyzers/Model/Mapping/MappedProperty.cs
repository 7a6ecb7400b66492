using Microsoft.CodeAnalysis;
using OrderBackup.Coverage;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Model.Mapping;

/// <summary>A name, and whether constant mapping or a visible naming convention makes it.</summary>
internal readonly record struct MappedName<T>(T? Value, bool IsCertain, bool IsStated)
{
    public static MappedName<T> Unknown => default;
}

/// <summary>A stored property while its context is read: columns that other properties turn out to have too are taken back.</summary>
internal sealed class MappedProperty
{
    public required string Path { get; init; }

    public ISymbol? Member { get; init; }

    public ISymbol? EntityMember { get; init; }

    public ITypeSymbol? Type { get; init; }

    public MappedName<QualifiedName?> Table { get; init; }

    public MappedName<string> Column { get; set; }

    public JsonPath? JsonPath { get; init; }

    /// <summary>Whether it is in a document whose keys are not all known.</summary>
    public bool IsJsonPathUnknown { get; init; }

    public bool IsInsideJson { get; init; }

    public bool IsJsonDocument { get; init; }

    public bool? IsEnumName { get; init; }

    public StoredProperty ToStored() => new()
    {
        Path = Path,
        Member = Member,
        EntityMember = EntityMember,
        Type = Type,
        Column = Table.Value is { } table && Column.Value is { } column && !IsJsonPathUnknown ? new ColumnKey(table, column, JsonPath) : null,
        CertainTable = Table.IsCertain ? Table.Value : null,
        CertainColumn = Column.IsCertain ? Column.Value : null,
        IsInsideJson = IsInsideJson,
        IsJsonDocument = IsJsonDocument,
        IsEnumName = IsEnumName,
    };
}
