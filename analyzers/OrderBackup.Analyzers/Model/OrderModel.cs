using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Model;

/// <summary>
/// What the source of a compilation says about its entities and how EF Core stores them. What cannot be read is unknown, never
/// guessed: a column that stands here is the one that EF Core uses.
/// </summary>
internal sealed partial class OrderModel
{
    /// <summary>
    /// The entities of the compilation's own <c>DbContext</c>s (by <c>DbSet</c>, <c>Entity&lt;T&gt;()</c>, an applied configuration, or a
    /// navigation from one of those) and its classes with <c>[Table]</c>. Keyless entities and those mapped to views only are not among them.
    /// </summary>
    public required IReadOnlyList<EntityModel> Entities { get; init; }

    /// <summary>The compilation's own classes that derive from <c>DbContext</c>.</summary>
    public required IReadOnlyList<INamedTypeSymbol> Contexts { get; init; }
}
