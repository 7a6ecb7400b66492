using System.IO.Enumeration;

namespace OrderBackup.Verify;

/// <summary>What lies in a backup's folder, by paths relative to it with forward slashes.</summary>
/// <param name="Files">The files, those of folders below included.</param>
/// <param name="Links">The symbolic links to files and folders, which are not followed.</param>
internal sealed record BackupEntries(HashSet<string> Files, IReadOnlyList<string> Links)
{
    /// <summary>Lists a folder.</summary>
    public static BackupEntries In(string backup)
    {
        var entries = new FileSystemEnumerable<(string Path, bool IsLink)>(
            backup,
            static (ref FileSystemEntry entry) => (entry.ToFullPath(), IsLink(entry.Attributes)),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory || IsLink(entry.Attributes),
            ShouldRecursePredicate = static (ref FileSystemEntry entry) => !IsLink(entry.Attributes),
        }.Select(entry => (Path: Path.GetRelativePath(backup, entry.Path).Replace(Path.DirectorySeparatorChar, '/'), entry.IsLink)).ToList();
        return new BackupEntries(
            entries.Where(entry => !entry.IsLink).Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal),
            [.. entries.Where(entry => entry.IsLink).Select(entry => entry.Path).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Whether anything of the path is there.</summary>
    public bool Contains(string path) => Files.Contains(path) || Links.Contains(path);

    private static bool IsLink(FileAttributes attributes) => attributes.HasFlag(FileAttributes.ReparsePoint);
}
