using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using OrderBackup.Reports;

namespace OrderBackup.AspNetCore.Page;

/// <summary>A file that the page is made of.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Tag">A strong tag of its content: browsers ask whether they still have the right one.</param>
internal sealed record PageAsset(byte[] Content, string Type, EntityTagHeaderValue Tag);

/// <summary>The files that the page is made of: these and no others, whatever name is asked for.</summary>
internal static class PageAssets
{
    private const string SharedLook = "look.css";
    private const string Script = "text/javascript; charset=utf-8";

    private static readonly FrozenDictionary<string, PageAsset> All = new (string Name, string Type)[]
    {
        (SharedLook, "text/css; charset=utf-8"),
        ("page.css", "text/css; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
        ("strings.json", "application/json; charset=utf-8"),
        ("page.js", Script),
        ("server.js", Script),
        ("live.js", Script),
        ("text.js", Script),
        ("dom.js", Script),
        ("state.js", Script),
        ("newest.js", Script),
        ("reasons.js", Script),
        ("coverage.js", Script),
        ("matrix.js", Script),
        ("backups.js", Script),
        ("findings.js", Script),
        ("schedule.js", Script),
    }.ToFrozenDictionary(asset => asset.Name, asset => Of(asset.Name == SharedLook ? Encoding.UTF8.GetBytes(Look.Css) : Read(asset.Name), asset.Type), StringComparer.Ordinal);

    /// <summary>The names.</summary>
    public static IEnumerable<string> Names => All.Keys;

    /// <summary>The file of a name; null when it is none of the page's.</summary>
    public static PageAsset? Find(string name) => All.GetValueOrDefault(name);

    /// <summary>The content of an embedded file.</summary>
    public static byte[] Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream("Page/" + name)
            ?? throw new InvalidOperationException($"The package lacks its file {name}.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static PageAsset Of(byte[] content, string type) =>
        new(content, type, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\""));
}
