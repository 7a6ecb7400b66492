using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Coverage;

/// <summary>Where in the compilation's own source something is reported.</summary>
internal static class ReportPlace
{
    /// <summary>The first of the symbols that this compilation declares; one of another project may have a source too, but not in this compilation.</summary>
    public static Location? Find(Compilation compilation, params ISymbol?[] symbols)
    {
        foreach (var symbol in symbols)
        {
            var own = symbol?.Locations.FirstOrDefault(location => location.SourceTree is { } tree && compilation.ContainsSyntaxTree(tree));
            if (own is not null)
            {
                return own;
            }
        }

        return null;
    }
}
