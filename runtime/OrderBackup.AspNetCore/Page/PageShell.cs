using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace OrderBackup.AspNetCore.Page;

/// <summary>The page before it knows anything: <c>page.html</c> in a language. Its scripts fill it.</summary>
internal static partial class PageShell
{
    private static readonly string Template = Encoding.UTF8.GetString(PageAssets.Read("page.html"));
    private static readonly string WithoutHome = HomeLink().Replace(Template, "");

    /// <summary>The HTML.</summary>
    /// <param name="language">One of <see cref="PageLanguage.All"/>.</param>
    /// <param name="database">The database's name.</param>
    /// <param name="token">The antiforgery token that the page's posts send, and the header's name; empty when the application has switched the header off.</param>
    /// <param name="home">The address of the application's own page; null for no link to one.</param>
    public static string Of(string language, string database, (string Header, string Value) token, string? home)
    {
        var strings = PageStrings.All[language];
        return Placeholder().Replace(home is null ? WithoutHome : Template, match => HtmlEncoder.Default.Encode(match.Groups[1].Value switch
        {
            "lang" => language,
            "database" => database,
            "home" => home!,
            "token" => token.Value,
            "token-header" => token.Header,
            var key => strings[key].Replace("{database}", database, StringComparison.Ordinal),
        }));
    }

    [GeneratedRegex(@"\s*<p id=""home"">.*?</p>", RegexOptions.CultureInvariant)]
    private static partial Regex HomeLink();

    [GeneratedRegex(@"\{\{([a-z.\-]+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
