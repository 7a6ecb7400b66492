using System.Reflection;

namespace FurnitureOrders.Tests;

/// <summary>Where the repository is.</summary>
internal static class Repository
{
    private static readonly string Folder = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryFolder").Value!;

    public static string PathOf(params string[] path) => Path.Combine([Folder, .. path]);
}
