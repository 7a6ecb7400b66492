using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Manifests;

/// <summary>Parses each manifest text once for all analyzers. The cache outlives compilations, so a value holds neither a path nor a symbol.</summary>
internal static class ManifestCache
{
    private static int parses;

    public static SourceTextValueProvider<CoverageManifest> Provider { get; } = new(Parse);

    /// <summary>How often a text has been parsed in this process.</summary>
    public static int Parses => Volatile.Read(ref parses);

    public static CoverageManifest Parse(SourceText text)
    {
        Interlocked.Increment(ref parses);
        return CoverageManifest.Parse(text.ToString());
    }
}
