using System.Reflection;

namespace OrderBackup.Package.Tests.Infra;

/// <summary>What the build of this project says about the repository that it belongs to.</summary>
internal static class Repository
{
    public static string Root { get; } = Value("RepositoryRoot");

    public static string Configuration { get; } = Value("Configuration");

    public static string PackageVersion { get; } = Value("PackageVersion");

    public static string RoslynFloorVersion { get; } = Value("RoslynFloorVersion");

    public static string RoslynNewestVersion { get; } = Value("RoslynNewestVersion");

    public static string EntityFrameworkVersion { get; } = Value("EntityFrameworkVersion");

    public static string SdkVersion { get; } = Value("SdkVersion");

    private static string Value(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
