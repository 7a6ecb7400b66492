namespace OrderBackup.MSBuild;

/// <summary>What the task was packed with.</summary>
/// <remarks>
/// MSBuild looks for an assembly that is not beside the task among those of the SDK, and takes whatever version it finds there: a
/// file that is missing must be found before anything of it is used.
/// </remarks>
internal static partial class PackageFiles
{
    /// <summary>The folder of this assembly.</summary>
    public static string Folder => Path.GetDirectoryName(typeof(PackageFiles).Assembly.Location)!;

    /// <summary>Whether reports cannot be written without a file.</summary>
    public static bool WritesReports(string name) => name is "OrderBackup.dll" or "OrderBackup.Coverage.dll";

    /// <summary>The names of the files that are not there.</summary>
    public static IReadOnlyList<string> FindMissing() => [.. Names.Where(name => !File.Exists(Path.Combine(Folder, name)))];
}
