using System.Text;

namespace OrderBackup.Catalog;

/// <summary>The configuration parameters that hold a list of names, and how such a list is written in <c>setconfig</c>.</summary>
/// <remarks>The same parameters as in pg_dump (<c>variable_is_guc_list_quote</c>): those that the server marks <c>GUC_LIST_QUOTE</c>.</remarks>
internal static class SettingList
{
    private static readonly string[] Names =
    [
        "local_preload_libraries", "search_path", "session_preload_libraries", "shared_preload_libraries", "temp_tablespaces",
        "unix_socket_directories", "oauth_validator_libraries",
    ];

    /// <summary>Whether the parameter is one of them.</summary>
    public static bool IsList(string name) => Names.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The elements, without their quotes.</summary>
    public static IReadOnlyList<string> Split(string value)
    {
        var elements = new List<string>();
        var element = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '"' && isQuoted && i + 1 < value.Length && value[i + 1] == '"')
            {
                element.Append(value[i++]);
            }
            else if (value[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (value[i] == ',' && !isQuoted)
            {
                elements.Add(element.ToString());
                element.Clear();
            }
            else if (isQuoted || !char.IsWhiteSpace(value[i]))
            {
                element.Append(value[i]);
            }
        }

        if (elements.Count > 0 || value.Trim().Length > 0)
        {
            elements.Add(element.ToString());
        }

        return elements;
    }
}
