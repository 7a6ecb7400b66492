using OrderBackup.Coverage;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Backup;

/// <summary>A root table's name as a person gives it.</summary>
internal static class RootName
{
    /// <summary>Reads it in manifest syntax; null when it is no name.</summary>
    public static QualifiedName? Read(string root) =>
        CoverageManifest.Parse($"@format {CoverageManifest.SupportedFormatVersion}\n@root {root}\n").Roots is [{ Table: { } table }] ? table : null;
}
