using Microsoft.CodeAnalysis;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Coverage;

/// <summary>A stored property without a line.</summary>
/// <param name="Path">The path from the entity, as a line writes it.</param>
/// <param name="Member">The member at its end; null for a shadow property.</param>
/// <param name="EntityMember">The first member of the path.</param>
/// <param name="Column">Its column; null when it is not known.</param>
/// <param name="IsColumnListed">Whether a line lists the column, and only the arrow is missing.</param>
internal sealed record UncoveredProperty(string Path, ISymbol? Member, ISymbol? EntityMember, ColumnKey? Column, bool IsColumnListed);
