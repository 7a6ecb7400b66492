using System.Text.Json;

namespace OrderBackup.AspNetCore.Page;

/// <summary>What the page says, in each of its languages: <c>strings.json</c>.</summary>
internal static class PageStrings
{
    /// <summary>The strings by language and key.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> All { get; } = Read();

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Read()
    {
        using var document = JsonDocument.Parse(PageAssets.Read("strings.json"));
        return document.RootElement.EnumerateObject().ToDictionary(
            language => language.Name,
            IReadOnlyDictionary<string, string> (language) => language.Value.EnumerateObject().ToDictionary(text => text.Name, text => text.Value.GetString()!));
    }
}
