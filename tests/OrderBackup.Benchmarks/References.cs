using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OrderBackup.Benchmarks;

/// <summary>Compilations against the assemblies that this program itself runs with: .NET, EF Core and Npgsql.</summary>
internal static class References
{
    private static readonly Lazy<List<MetadataReference>> All = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is not "FurnitureOrders.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees)
    {
        var compilation = CSharpCompilation.Create("Model", trees, All.Value, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var error = compilation.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return error is null ? compilation : throw new InvalidOperationException($"The benchmark's own model does not compile: {error}");
    }
}
