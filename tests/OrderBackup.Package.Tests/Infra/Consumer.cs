using System.Runtime.CompilerServices;
using System.Text;

namespace OrderBackup.Package.Tests.Infra;

/// <summary>A folder with projects that use the packages as anybody would.</summary>
internal sealed class Consumer
{
    public const string Reference = """<PackageReference Include="OrderBackup.Analyzers" Version="*" />""";

    public const string Order = """
        using System.ComponentModel.DataAnnotations.Schema;

        namespace Shop;

        [Table("orders")]
        public class Order
        {
            [Column("id")]
            public int Id { get; set; }

            [Column("status")]
            public string Status { get; set; } = "";
        }
        """;

    public const string Manifest = """
        @format 1
        @namespace Shop
        @root orders

        orders.id      <- Order.Id
        orders.status  <- Order.Status  {state}

        """;

    private Consumer(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>A folder of the test's own name.</summary>
    public static Consumer Create(PackagesFixture packages, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        // Paths of packages and outputs come on top of it; Windows allows few characters.
        var name = $"{Path.GetFileNameWithoutExtension(file)}-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(test)).AsSpan(0, 4))}";
        return new Consumer(Directory.CreateDirectory(Path.Combine(packages.Folder, name)).FullName);
    }

    /// <summary>A project that reads as <c>Shop.csproj</c> with the order class and its manifest.</summary>
    public Consumer WithShop(string properties = "", string items = "") => With("Shop.csproj", Project(properties, items)).With("Order.cs", Order).With("BackupCoverage.txt", Manifest);

    public Consumer With(string path, string text)
    {
        var full = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    /// <summary>Changes a file as an editor does; what is to be replaced must be there.</summary>
    public Consumer Replace(string path, string old, string replacement)
    {
        var text = File.ReadAllText(PathOf(path));
        Assert.Contains(old, text, StringComparison.Ordinal);
        return With(path, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    public string PathOf(string path) => Path.Combine(Folder, path);

    public static string Project(string properties = "", string items = "", string reference = Reference) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {reference.Replace("Version=\"*\"", $"Version=\"{Repository.PackageVersion}\"", StringComparison.Ordinal)}
            {items}
          </ItemGroup>
        </Project>
        """;

    public Task<DotnetRun> BuildAsync(params string[] arguments) => RunAsync(["build", "-nodeReuse:false", "-maxCpuCount:1", .. arguments]);

    public Task<DotnetRun> RunAsync(params string[] arguments) => DotnetRun.StartAsync(Folder, arguments);
}
