using System.Text.RegularExpressions;
using OrderBackup.Connections;

namespace OrderBackup.Tool;

/// <summary>What the command line has to know of a connection's text: whether a secret is in it.</summary>
internal static partial class ConnectionText
{
    /// <summary>Whether a password is in the text, in any of the three forms of a connection.</summary>
    public static bool HoldsPassword(string text) => PasswordSetting().IsMatch(text) || PasswordInUri().IsMatch(text);

    /// <summary>Takes the connection in use out of a message that a library wrote.</summary>
    /// <param name="message">The message.</param>
    /// <param name="options">Where the connection comes from.</param>
    /// <param name="environment">The environment's variables by name.</param>
    public static string HideIn(string message, OrderBackupOptions options, Func<string, string?> environment) =>
        ConnectionSecret.HideIn(message, options.Connection, options.ConnectionVariable, environment);

    [GeneratedRegex(@"(?:^|[\s;?&])(?:password|pwd)\s*=\s*[^;&\s]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PasswordSetting();

    [GeneratedRegex(@"://[^/?#@\s:]*:[^/?#\s]+@", RegexOptions.CultureInvariant)]
    private static partial Regex PasswordInUri();
}
