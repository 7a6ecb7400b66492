namespace OrderBackup.Analyzers.Manifests;

/// <summary>Compares paths by their text: an analyzer must not ask the disk.</summary>
internal static class FilePaths
{
    private static readonly char[] Separators = ['/', '\\'];

    public static string NameOf(string path) => path.Substring(path.LastIndexOfAny(Separators) + 1);

    /// <summary>The path with one kind of separator and without <c>.</c> and <c>..</c>; a relative one belongs to the folder.</summary>
    public static string Normalize(string path, string? folder)
    {
        var whole = IsRooted(path) || folder is null ? path : folder + "/" + path;
        var parts = new List<string>();
        foreach (var part in whole.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return (whole.Length > 0 && Array.IndexOf(Separators, whole[0]) >= 0 ? "/" : "") + string.Join("/", parts);
    }

    /// <summary>How this kind of path is compared: Windows folds case, and there a path begins with a drive.</summary>
    public static StringComparison ComparisonFor(string normalized) =>
        normalized.StartsWith("/", StringComparison.Ordinal) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    public static bool AreEqual(string left, string right) => string.Equals(left, right, ComparisonFor(left));

    /// <summary>Whether a normalized path lies in a folder or below it.</summary>
    public static bool IsUnder(string path, string folder) =>
        path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, ComparisonFor(path));

    private static bool IsRooted(string path) =>
        path.Length > 0 && (Array.IndexOf(Separators, path[0]) >= 0 || (path.Length > 1 && path[1] == ':'));
}
