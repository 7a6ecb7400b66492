using System.Text.RegularExpressions;

namespace OrderBackup.Analyzers.Tests.Documentation;

/// <summary>The repository that the tests were built from: its documents and the ids in its code.</summary>
internal static partial class Repository
{
    private static readonly string[] ProductFolders = ["analyzers", "msbuild-task", "runtime"];

    public static string Folder { get; } = FindFolder();

    public static string PathOf(string relative) => Path.Combine(Folder, relative.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>README.md and everything below docs.</summary>
    public static IReadOnlyList<MarkdownFile> Documents { get; } =
    [
        .. Directory.EnumerateFiles(PathOf("docs"), "*.md", SearchOption.AllDirectories).Append(PathOf("README.md"))
            .Order(StringComparer.Ordinal).Select(MarkdownFile.Read),
    ];

    public static MarkdownFile Document(string relative) => Documents.Single(document => document.Path == PathOf(relative));

    /// <summary>Every diagnostic id that stands as a literal in the code of a product, whoever reports it.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        .. ProductFolders.Select(PathOf).Where(Directory.Exists).SelectMany(SourceFiles)
            .SelectMany(path => IdLiteral().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value))
            .Distinct().Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> SourceFiles(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(path => !Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    private static string FindFolder()
    {
        var current = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(current.FullName, "OrderBackup.sln")))
        {
            current = current.Parent ?? throw new InvalidOperationException($"OrderBackup.sln is in no folder above {AppContext.BaseDirectory}: run the tests from the repository.");
        }

        return current.FullName;
    }

    [GeneratedRegex("\"(OBK[0-9]{4})\"")]
    private static partial Regex IdLiteral();
}
