using Microsoft.CodeAnalysis;
using OrderBackup.Coverage;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Model;

/// <summary>A property, mapped field or shadow property that EF Core stores.</summary>
internal sealed class StoredProperty
{
    /// <summary>The path from the entity, such as <c>ShippingAddress.City</c> or <c>Lines[].Name</c>, as a manifest line writes it.</summary>
    public required string Path { get; init; }

    /// <summary>The property or field at the path's end; null for a shadow property.</summary>
    public ISymbol? Member { get; init; }

    /// <summary>The first member of the path: where a diagnostic belongs when <see cref="Member"/> is in another assembly's type; null for a shadow property.</summary>
    public ISymbol? EntityMember { get; init; }

    /// <summary>Its type; null for a shadow property of unknown type.</summary>
    public ITypeSymbol? Type { get; init; }

    /// <summary>Its column, with the path inside when it is a part of a JSON document; null when it cannot be known from the source.</summary>
    public ColumnKey? Column { get; init; }

    /// <summary>
    /// The table when constant mapping states it or a visible naming convention makes it, so that a manifest line with another table
    /// contradicts it; null otherwise, also when <see cref="Column"/> is known from conventions alone.
    /// </summary>
    public QualifiedName? CertainTable { get; init; }

    /// <summary>The column's name when constant mapping states it or a visible naming convention makes it, whether or not the table is known.</summary>
    public string? CertainColumn { get; init; }

    /// <summary>Whether a manifest line with another table or column contradicts <see cref="Column"/>.</summary>
    public bool IsColumnCertain => Column is not null && CertainTable is not null && CertainColumn is not null;

    /// <summary>Whether it is a part of a document that is stored as one JSON column: it needs a line only when the manifest lists paths of that column.</summary>
    public bool IsInsideJson { get; init; }

    /// <summary>Whether it is a whole document that is stored as one JSON column, and the parts of it stand beside it.</summary>
    public bool IsJsonDocument { get; init; }

    /// <summary>Whether its value is stored as text that is its enum member's name, and not in some other form; null when that is not known.</summary>
    public bool? IsEnumName { get; init; }
}

/// <summary>A member of an entity that EF Core does not store.</summary>
/// <param name="Path">The path from the entity.</param>
/// <param name="Member">The property or field; null for one that only a configuration names.</param>
/// <param name="Reason">Why not, for a message, such as <c>it has [NotMapped]</c>.</param>
/// <param name="IsNavigation">Whether it leads to another entity.</param>
internal sealed record UnstoredProperty(string Path, ISymbol? Member, string Reason, bool IsNavigation);
