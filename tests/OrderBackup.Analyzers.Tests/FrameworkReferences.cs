using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Tests;

/// <summary>What the sources given to the analyzers may refer to: the running framework, EF Core with Npgsql, and none of our own assemblies.</summary>
/// <remarks>One set for all tests: compilations with the same references share the symbols of what they refer to.</remarks>
internal static class FrameworkReferences
{
    private static readonly string[] Left = ["OrderBackup.", "Microsoft.CodeAnalysis", "Microsoft.VisualStudio", "Microsoft.TestPlatform", "Microsoft.Testing", "xunit", "NuGet", "CsCheck", "DiffPlex"];

    public static ImmutableArray<MetadataReference> All { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Left.Any(name => Path.GetFileName(path).StartsWith(name, StringComparison.OrdinalIgnoreCase)))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
