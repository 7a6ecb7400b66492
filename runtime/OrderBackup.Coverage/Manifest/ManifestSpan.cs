namespace OrderBackup.Coverage.Manifest;

/// <summary>A stretch of a manifest's text.</summary>
/// <param name="Start">The offset of the first character, counted from 0 in UTF-16 units.</param>
/// <param name="Length">The number of UTF-16 units; 0 for a place between two characters.</param>
public readonly record struct ManifestSpan(int Start, int Length)
{
    /// <summary>The offset just behind the last character.</summary>
    public int End => Start + Length;

    /// <summary>The span from one offset up to, but not including, another.</summary>
    public static ManifestSpan FromBounds(int start, int end) => new(start, end - start);
}
