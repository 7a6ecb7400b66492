using Microsoft.Extensions.FileSystemGlobbing;
using OrderBackup.Files;

namespace OrderBackup.Backup;

/// <summary>The system files that <c>@file</c> lines name: found before the backup starts, copied while it is made.</summary>
internal sealed record SystemFiles(IReadOnlyList<SystemFile> Found, IReadOnlyList<string> UnmatchedGlobs)
{
    /// <summary>Looks the lines up, relative to the manifest's folder.</summary>
    public static SystemFiles Find(string manifestFolder, IEnumerable<string> globs)
    {
        var found = new SortedDictionary<string, SystemFile>(StringComparer.Ordinal);
        var unmatched = new List<string>();
        foreach (var glob in globs)
        {
            var matcher = new Matcher(StringComparison.Ordinal);
            matcher.AddInclude(glob);
            var matches = matcher.GetResultsInFullPath(manifestFolder).ToList();
            if (matches.Count == 0)
            {
                unmatched.Add(glob);
            }

            foreach (var path in matches)
            {
                var relative = RelativePath(manifestFolder, path);
                found.TryAdd(relative, new SystemFile(path, relative));
            }
        }

        return new SystemFiles([.. found.Values], unmatched);
    }

    /// <summary>Copies every file into a backup's <c>system_files</c> and flushes it.</summary>
    public async Task<IReadOnlyList<BackupFile>> CopyToAsync(string backup, CancellationToken cancellationToken)
    {
        var copied = new List<BackupFile>();
        foreach (var file in Found)
        {
            var path = BackupFolder.SystemFilesFolder + "/" + file.RelativePath;
            var digest = await FileCopy.CopyAsync(file.Path, Path.Combine(backup, path), isScript: false, cancellationToken);
            copied.Add(new BackupFile(path, digest.Size, digest.Sha256));
        }

        return copied;
    }

    private static string RelativePath(string folder, string path)
    {
        var relative = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');

        // A glob such as ../shared/x may leave the folder; inside a backup no path may.
        return string.Join('/', relative.Split('/').Select(part => part == ".." ? "_up" : part));
    }
}

/// <summary>One system file.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="RelativePath">Its path below <c>system_files/</c>, with forward slashes.</param>
internal sealed record SystemFile(string Path, string RelativePath);
