namespace OrderBackup.Tools;

/// <summary>Where to look for <c>pg_dump</c> and <c>psql</c>.</summary>
public sealed record ToolSearch
{
    // A parent folder, a pattern for its children, and where their programs are. Debian and Ubuntu; Red Hat and SUSE as packaged
    // by postgresql.org; Homebrew on Apple silicon and on Intel; Postgres.app.
    private static readonly (string Parent, string Pattern, string Programs)[] UnixInstalls =
    [
        ("/usr/lib/postgresql", "*", "bin"),
        ("/usr", "pgsql-*", "bin"),
        ("/opt/homebrew/opt", "postgresql*", "bin"),
        ("/opt/homebrew/opt", "libpq*", "bin"),
        ("/usr/local/opt", "postgresql*", "bin"),
        ("/usr/local/opt", "libpq*", "bin"),
        ("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
    ];

    /// <summary>The folders that are searched, in this order among equals.</summary>
    public required IReadOnlyList<string> Folders { get; init; }

    /// <summary>Whether the folder was configured, so that there is no other place to look.</summary>
    public bool IsConfigured { get; init; }

    /// <summary>
    /// How long a program may take to tell its version, 20 seconds by default; it takes milliseconds, but one on a dead network
    /// mount must not hold the search up for ever.
    /// </summary>
    public TimeSpan AnswerLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The configured folder only, or, when it is null, the PATH and the usual install folders of this system.</summary>
    public static ToolSearch Of(string? configuredFolder) => string.IsNullOrEmpty(configuredFolder)
        ? new ToolSearch { Folders = [.. PathFolders(Environment.GetEnvironmentVariable("PATH")), .. InstallFolders()] }
        : new ToolSearch { Folders = [configuredFolder], IsConfigured = true };

    // A relative entry, such as '.', would let the current folder decide which program gets the password.
    internal static IEnumerable<string> PathFolders(string? path) => (path ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(folder => folder.Trim('"'))
        .Where(Path.IsPathFullyQualified);

    private static IEnumerable<string> InstallFolders()
    {
        var installs = OperatingSystem.IsWindows()
            ? [(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "*", "bin")]
            : UnixInstalls;
        return installs
            .Where(install => Directory.Exists(install.Item1))
            .SelectMany(install => Directory.EnumerateDirectories(install.Item1, install.Item2).Order(StringComparer.Ordinal)
                .Select(folder => Path.Combine(folder, install.Item3)));
    }
}
