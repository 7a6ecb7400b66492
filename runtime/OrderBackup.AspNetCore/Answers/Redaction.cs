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
        _host = new Regex($@"(?<![\w.\-]){Regex.Escape(settings.Target.Host)}(?![\w\-])(:{settings.Target.Port}\b)?", RegexOptions.CultureInvariant);

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

        text = AbsolutePath().Replace(_host.Replace(text, "the server"), "…/$1");
        for (var i = 0; i < _tiers.Count; i++)
        {
            text = text.Replace(Mask(i), _tiers[i], StringComparison.Ordinal);
        }

        return text;
    }

    // Control characters that no message has.
    private static string Mask(int index) => $"\u0001{index}\u0002";

    [GeneratedRegex(@"(?<![\w./:\u0002])(?:[A-Za-z]:[\\/]|/)(?:[^\s/\\'""<>|:;,()]+[\\/])+([^\s/\\'""<>|:;,()]*)", RegexOptions.CultureInvariant)]
    private static partial Regex AbsolutePath();
}
