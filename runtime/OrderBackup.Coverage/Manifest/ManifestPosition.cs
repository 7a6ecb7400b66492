using System.Globalization;

namespace OrderBackup.Coverage.Manifest;

/// <summary>A place in a manifest as editors and compilers show it.</summary>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The character in the line, counted from 1 in UTF-16 units; a byte order mark does not count.</param>
public readonly record struct ManifestPosition(int Line, int Column)
{
    /// <summary>The place as <c>(line,column)</c>.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "({0},{1})", Line, Column);
}
