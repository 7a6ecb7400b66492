namespace OrderBackup.Connections;

/// <summary>Keeps the connection out of messages that other libraries wrote.</summary>
internal static class ConnectionSecret
{
    /// <summary>What a connection is replaced by wherever it would be printed.</summary>
    public const string Hidden = "(connection)";

    /// <summary>Takes the connection in use, and its password alone, out of a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="connectionText">The connection when it was given as such; null when a variable holds it.</param>
    /// <param name="variableName">The variable's name; null for the two usual ones.</param>
    /// <param name="environment">The environment's variables by name.</param>
    public static string HideIn(string message, string? connectionText, string? variableName, Func<string, string?> environment)
    {
        IEnumerable<string?> texts = connectionText is not null ? [connectionText] : DatabaseConnection.Variables(variableName).Select(environment);
        foreach (var text in texts.Where(text => !string.IsNullOrWhiteSpace(text)))
        {
            message = message.Replace(text!, Hidden, StringComparison.Ordinal);
            if (PasswordIn(text!) is { Length: > 0 } password)
            {
                message = message.Replace(password, "(password)", StringComparison.Ordinal);
            }
        }

        return message;
    }

    private static string? PasswordIn(string text)
    {
        try
        {
            return ConnectionText.Read(text).Parameters.LastOrDefault(parameter => parameter.Keyword == "password").Value;
        }
        catch (ConnectionTextException)
        {
            return null;
        }
    }
}
