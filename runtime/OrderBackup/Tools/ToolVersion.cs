using System.Globalization;
using System.Text.RegularExpressions;

namespace OrderBackup.Tools;

/// <summary>The version of a PostgreSQL program.</summary>
/// <param name="Major">The major version, for example 15.</param>
/// <param name="Minor">The minor version, for example 18; 0 for a pre-release.</param>
/// <param name="PreRelease"><c>beta1</c>, <c>rc2</c> or <c>devel</c>; null for a release.</param>
public sealed partial record ToolVersion(int Major, int Minor, string? PreRelease = null)
{
    /// <summary>Reads what <c>pg_dump --version</c> prints, for example <c>pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)</c>; null when it is nothing of the kind.</summary>
    public static ToolVersion? Parse(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success || !TryNumber(match.Groups["major"], out var major))
        {
            return null;
        }

        _ = TryNumber(match.Groups["minor"], out var minor);
        return new ToolVersion(major, minor, match.Groups["pre"] is { Success: true, Value: var pre } ? pre : null);
    }

    /// <summary>The major version in PostgreSQL's <c>server_version_num</c>: 150018 is 15, 90624 is 9.</summary>
    public static int MajorOf(int serverVersionNumber) => serverVersionNumber / 10000;

    // Orders versions; a release comes after its own pre-releases.
    internal (int, int, bool, string) Rank => (Major, Minor, PreRelease is null, PreRelease ?? "");

    /// <summary>As PostgreSQL writes it: <c>15.18</c>, <c>18beta1</c>.</summary>
    public override string ToString() => PreRelease is null ? $"{Major}.{Minor}" : $"{Major}{PreRelease}";

    private static bool TryNumber(Group digits, out int number) => int.TryParse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    [GeneratedRegex("""^\S+ \([^)]+\) (?<major>[0-9]+)(\.(?<minor>[0-9]+))?(?<pre>(beta|rc|alpha)[0-9]+|devel)?\b""", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
