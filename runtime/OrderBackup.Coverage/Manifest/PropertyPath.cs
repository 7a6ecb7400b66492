namespace OrderBackup.Coverage.Manifest;

/// <summary>The right side of an arrow: an entity type and the path from it to a stored property.</summary>
/// <param name="Segments">The names between the dots, at least two; which of them are namespaces and types only the compilation knows.</param>
/// <param name="Span">Where the path stands.</param>
public sealed record PropertyPath(IReadOnlyList<PropertySegment> Segments, ManifestSpan Span)
{
    /// <summary>The path as the manifest writes it, for example <c>Order.Lines[].Quantity</c>.</summary>
    public override string ToString() => string.Join(".", Segments.Select(segment => segment.ToString()));
}

/// <summary>One name of a <see cref="PropertyPath"/>.</summary>
/// <param name="Name">The name, case as written.</param>
/// <param name="IsCollection">Whether <c>[]</c> follows, so that the path goes on with the collection's elements.</param>
/// <param name="Span">Where the name stands, without <c>[]</c>.</param>
public sealed record PropertySegment(string Name, bool IsCollection, ManifestSpan Span)
{
    /// <summary>The name as the manifest writes it.</summary>
    public override string ToString() => IsCollection ? Name + "[]" : Name;
}
