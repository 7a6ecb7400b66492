using System.Text.RegularExpressions;

namespace OrderBackup.Tool;

/// <summary>What the command line has to know of a connection's text: whether a secret is in it.</summary>
internal static partial class ConnectionText
{
    /// <summary>What a connection is replaced by wherever it would be printed.</summary>
    public const string Hidden = "(connection)";

    private static readonly string[] DefaultVariables = ["ORDER_BACKUP_CONNECTION", "DATABASE_URL"];

    /// <summary>Whether a password is in the text, in any of the three forms of a connection.</summary>
    public static bool HoldsPassword(string text) => PasswordSetting().IsMatch(text) || PasswordInUri().IsMatch(text);

    /// <summary>Takes the connection in use out of a message that a library wrote.</summary>
    /// <param name="message">The message.</param>
    /// <param name="options">Where the connection comes from.</param>
    /// <param name="environment">The environment's variables by name.</param>
    public static string HideIn(string message, OrderBackupOptions options, Func<string, string?> environment)
    {
        IEnumerable<string?> texts = options.Connection is not null
            ? [options.Connection]
            : (options.ConnectionVariable is { } name ? [name] : DefaultVariables).Select(environment);
        foreach (var text in texts)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                message = message.Replace(text, Hidden, StringComparison.Ordinal);
            }
        }

        return message;
    }

    [GeneratedRegex(@"(?:^|[\s;?&])(?:password|pwd)\s*=\s*[^;&\s]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PasswordSetting();

    [GeneratedRegex(@"://[^/?#@\s:]*:[^/?#\s]+@", RegexOptions.CultureInvariant)]
    private static partial Regex PasswordInUri();
}
