using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace OrderBackup.Analyzers.Tests.Oracle;

/// <summary>
/// The sources of one application under <c>Contexts</c>: <c>Name.cs</c> and its companions <c>Name.*.cs</c>; <c>Name.Library.cs</c> is an assembly of
/// its own that the others refer to as they do to a package's, <c>Name.Project.cs</c> one that they refer to as to another project's, whose
/// reference assembly lacks what is private.
/// </summary>
/// <remarks>
/// EF Core gets the assembly that is emitted from the very compilation that the analyzers read. Compiled into the tests together, the
/// applications would apply each other's configurations (<c>ApplyConfigurationsFromAssembly</c>).
/// </remarks>
internal sealed class OracleSource
{
    /// <summary>What the name of an application's second assembly ends with.</summary>
    public const string LibraryName = ".Library";

    private const string Prefix = "Oracle/";
    private const string LibrarySuffix = LibraryName + ".cs";
    private const string ProjectSuffix = ".Project.cs";

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly ConcurrentDictionary<string, Lazy<OracleSource>> Loaded = new(StringComparer.Ordinal);

    private OracleSource(CSharpCompilation compilation, Assembly assembly)
    {
        Compilation = compilation;
        Assembly = assembly;
    }

    public static IEnumerable<string> Names =>
        Resources.Select(NameOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    public CSharpCompilation Compilation { get; }

    public Assembly Assembly { get; }

    private static IEnumerable<string> Resources =>
        typeof(OracleSource).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public static OracleSource Load(string name) => Loaded.GetOrAdd(name, key => new(() => CompileResources(key))).Value;

    public static OracleSource Compile(string name, IReadOnlyDictionary<string, string> files, string? library = null, bool isProject = false)
    {
        var loaded = new AssemblyLoadContext(name);
        var references = FrameworkReferences.All;
        if (library is not null)
        {
            var compiled = Parse("Oracle." + name + LibraryName, new Dictionary<string, string> { [name + LibrarySuffix] = library }, FrameworkReferences.All);
            var image = Emit(compiled);
            loaded.LoadFromStream(new MemoryStream(image));
            references = references.Add(MetadataReference.CreateFromImage(isProject ? ReferenceAssemblyOf(compiled) : image));
        }

        var compilation = Parse("Oracle." + name, files, references);
        return new(compilation, loaded.LoadFromStream(new MemoryStream(Emit(compilation))));
    }

    private static OracleSource CompileResources(string name)
    {
        var own = Resources.Where(resource => NameOf(resource) == name).ToList();
        var files = own.Where(resource => !IsLibrary(resource)).ToDictionary(resource => resource[Prefix.Length..], Read);
        var library = own.SingleOrDefault(IsLibrary);
        return Compile(name, files, library is null ? null : Read(library), isProject: library?.EndsWith(ProjectSuffix, StringComparison.Ordinal) == true);
    }

    private static CSharpCompilation Parse(string name, IReadOnlyDictionary<string, string> files, IEnumerable<MetadataReference> references)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp12);
        return CSharpCompilation.Create(
            name,
            files.Select(file => CSharpSyntaxTree.ParseText(file.Value, parse, file.Key)).Prepend(CSharpSyntaxTree.ParseText(ImplicitUsings, parse, "GlobalUsings.g.cs")),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static byte[] Emit(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join(Environment.NewLine, emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return image.ToArray();
    }

    private static byte[] ReferenceAssemblyOf(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, options: new EmitOptions(metadataOnly: true, includePrivateMembers: false));
        Assert.True(emitted.Success, "The library has no reference assembly.");
        return image.ToArray();
    }

    private static bool IsLibrary(string resource) => resource.EndsWith(LibrarySuffix, StringComparison.Ordinal) || resource.EndsWith(ProjectSuffix, StringComparison.Ordinal);

    private static string NameOf(string resource) => resource[Prefix.Length..].Split('.')[0];

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(OracleSource).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
