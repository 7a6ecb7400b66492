using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OrderBackup.Benchmarks;

/// <summary>The FurnitureOrders sample as the compiler sees it, with its manifest and a list of its public API.</summary>
internal sealed class SampleModel
{
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    public required CSharpCompilation Compilation { get; init; }

    public required AdditionalText Manifest { get; init; }

    public required ImmutableArray<AdditionalText> ApiFiles { get; init; }

    public static SampleModel Load()
    {
        var folder = Path.Combine(Commands.RepositoryFolder(), "samples", "FurnitureOrders");
        var manifest = Path.Combine(folder, "BackupCoverage.txt");
        var sources = Directory.EnumerateFiles(Path.Combine(folder, "Models"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).Append(ImplicitUsings);
        var compilation = References.Compile(sources.Select(text => CSharpSyntaxTree.ParseText(text)));
        return new SampleModel
        {
            Compilation = compilation,
            Manifest = new MemoryText(manifest, File.ReadAllText(manifest)),
            ApiFiles = [new MemoryText("/sample/PublicAPI.Shipped.txt", Api(compilation)), new MemoryText("/sample/PublicAPI.Unshipped.txt", "#nullable enable\n")],
        };
    }

    // As PublicApiAnalyzers writes it: types, constructors, accessors, fields and methods with their return types. What a few members
    // are written like is not worth repeating here: those are reported, which the output shows.
    private static string Api(CSharpCompilation compilation)
    {
        var format = SymbolDisplayFormat.CSharpErrorMessageFormat;
        var lines = Types(compilation.Assembly.GlobalNamespace).Where(type => type.DeclaredAccessibility == Accessibility.Public)
            .SelectMany(type => type.GetMembers().Where(member => member.DeclaredAccessibility == Accessibility.Public && member is IMethodSymbol)
                .Select(member => $"{member.ToDisplayString(format)} -> {((IMethodSymbol)member).ReturnType.ToDisplayString()}").Append(type.ToDisplayString()))
            .Distinct().Order(StringComparer.Ordinal);
        return "#nullable enable\n" + string.Join('\n', lines) + "\n";
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types));
}
