using System.Net;
using System.Text.RegularExpressions;

namespace OrderBackup.AspNetCore.Answers;

/// <summary>
/// Takes out of a message what an answer must not tell: where the database's server is, and paths outside the backup folders. The
/// application's log has the message as it was.
/// </summary>
internal sealed partial class Redaction
{
    private readonly string _display;
    private readonly string _database;
    private readonly Regex _host;
    private readonly List<string> _tiers;

    public Redaction(SiteSettings settings)
    {
        _display = settings.Target.DisplayName;
        _database = settings.Target.Database;
        var hosts = settings.Target.Host.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).OrderByDescending(host => host.Length).Select(Regex.Escape);
        _host = new Regex(
            $@"(?<![\w.\-])(?:{string.Join('|', hosts)})(?![\w\-])(:{settings.Target.Port}\b)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

        // The longest first: one tier's name may begin another's.
        _tiers = [.. settings.Request.Folders.OrderByDescending(folder => folder.Length)];
    }

    /// <summary>The message as it may be told.</summary>
    public string Of(string message)
    {
        var text = message.Replace(_display, $"the database {_database}", StringComparison.Ordinal);
        for (var i = 0; i < _tiers.Count; i++)
        {
            text = text.Replace(_tiers[i], Mask(i), StringComparison.Ordinal);
        }

        text = NamedPlace().Replace(text, "$1 \"…\"");
        text = NamedPort().Replace(text, "$1…");
        text = _host.Replace(text, "the server");
        text = AddressV6().Replace(text, Address);
        text = AddressV4().Replace(text, "…");
        text = QuotedPath().Replace(text, "$1…/$2$1");
        text = AbsolutePath().Replace(text, "…/$1");
        for (var i = 0; i < _tiers.Count; i++)
        {
            text = text.Replace(Mask(i), _tiers[i], StringComparison.Ordinal);
        }

        return text;
    }

    // Control characters that no message has.
    private static string Mask(int index) => $"\u0001{index}\u0002";

    // Times have colons too, and casts.
    private static string Address(Match match) => match.Value.Any(char.IsAsciiHexDigit) && IPAddress.TryParse(match.Groups["address"].Value, out _) ? "…" : match.Value;

    // libpq: connection to server at "db" (10.0.0.5), port 5432 failed; could not translate host name "db" to address; no pg_hba.conf entry for host "10.1.2.3".
    [GeneratedRegex(@"\b(host(?: ?name)?|server(?: at| on host| on socket)?|socket) ""[^""]*""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NamedPlace();

    [GeneratedRegex(@"\b(port[ =]""?)\d{1,5}\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NamedPort();

    [GeneratedRegex(@"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2}|:\d{1,5})?(?!\w|\.\d)", RegexOptions.CultureInvariant)]
    private static partial Regex AddressV4();

    [GeneratedRegex(
        @"(?<![\w:.')\]])(?:\[(?<address>[0-9a-f:.]*:[0-9a-f:.]*)(?:%\w+)?\](?::\d{1,5})?|(?<address>(?:[0-9a-f]{0,4}:){2,7}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}))(?:%\w+)?(?![\w:]))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AddressV6();

    // In quotes a path may hold spaces.
    [GeneratedRegex(@"([""'])(?:[A-Za-z]:[\\/]|\\\\|/)(?:[^""'\r\n]*[\\/])([^""'\r\n\\/]*)\1", RegexOptions.CultureInvariant)]
    private static partial Regex QuotedPath();

    [GeneratedRegex(@"(?<![\w./:\u0002])(?:[A-Za-z]:[\\/]|/)(?:[^\s/\\'""<>|:;,()]+[\\/])+([^\s/\\'""<>|:;,()]*)", RegexOptions.CultureInvariant)]
    private static partial Regex AbsolutePath();
}
