using System.Reflection;

namespace OrderBackup;

/// <summary>The name and version that this package writes into backups.</summary>
internal static class ProductVersion
{
    /// <summary>For example <c>OrderBackup 0.1.0</c>.</summary>
    public static string Text { get; } = "OrderBackup " + (typeof(ProductVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0");
}
