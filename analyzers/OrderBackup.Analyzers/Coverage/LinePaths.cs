namespace OrderBackup.Analyzers.Coverage;

/// <summary>Compares paths of properties; <c>[]</c> tells nothing that the names do not.</summary>
internal static class LinePaths
{
    /// <summary>The path's names with dots between them and without <c>[]</c>.</summary>
    public static string Key(string path) => path.IndexOf('[') < 0 ? path : path.Replace("[]", "");

    /// <summary>The paths above one, the nearest first.</summary>
    public static IEnumerable<string> Above(string key)
    {
        for (var dot = key.LastIndexOf('.'); dot > 0; dot = key.LastIndexOf('.', dot - 1))
        {
            yield return key.Substring(0, dot);
        }
    }
}
