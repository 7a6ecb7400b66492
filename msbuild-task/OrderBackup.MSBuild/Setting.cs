using System.Globalization;

namespace OrderBackup.MSBuild;

/// <summary>
/// Reads the values of properties. MSBuild could convert them itself, but would then speak of the task's parameters, which the user
/// never wrote.
/// </summary>
internal static class Setting
{
    /// <summary>A switch; not given is <paramref name="standard"/>.</summary>
    public static bool Switch(string property, string? value, bool standard = false) => Text(value)?.ToUpperInvariant() switch
    {
        null => standard,
        "TRUE" => true,
        "FALSE" => false,
        _ => throw new InvalidSettingException($"{property} is '{value}'; it must be true or false."),
    };

    /// <summary>A number of whole seconds.</summary>
    public static TimeSpan Seconds(string property, string? value, int standard, int maximum)
    {
        if (Text(value) is not { } text)
        {
            return TimeSpan.FromSeconds(standard);
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds >= 1 && seconds <= maximum
            ? TimeSpan.FromSeconds(seconds)
            : throw new InvalidSettingException($"{property} is '{value}'; it must be a number of seconds from 1 to {maximum}.");
    }

    /// <summary>The name of an environment variable; null when none is named.</summary>
    public static string? VariableName(string property, string? value)
    {
        // What is no name may well be the connection itself, which must not be repeated.
        var text = Text(value);
        return text is null || text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? text
            : throw new InvalidSettingException(
                $"{property} must be the name of an environment variable, never a connection string: the values of properties are written to build logs. "
                + "If it was one, change that password.");
    }

    /// <summary>The words of a list separated by semicolons.</summary>
    public static IReadOnlyList<string> List(string? value) =>
        (value ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The value without blanks around it; null when there is none.</summary>
    public static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
