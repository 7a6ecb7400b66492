namespace OrderBackup.Reports;

/// <summary>Paths as a repository knows them.</summary>
internal static class RepositoryPath
{
    /// <summary>The path from the folder that holds <c>.git</c>, with slashes; without a repository the file's name.</summary>
    public static string Of(string file)
    {
        var full = Path.GetFullPath(file);
        for (var folder = Path.GetDirectoryName(full); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            // In a linked work tree or a submodule it is a file.
            if (Path.Exists(Path.Combine(folder, ".git")))
            {
                return Path.GetRelativePath(folder, full).Replace('\\', '/');
            }
        }

        return Path.GetFileName(full);
    }
}
