namespace OrderBackup.Analyzers.Commands;

/// <summary>The programs that the rules are about, and those that run another program.</summary>
internal static class ProgramNames
{
    public const string Dump = "pg_dump";
    public const string Psql = "psql";

    // The client programs that take a connection on their command line.
    private static readonly HashSet<string> Clients = new(StringComparer.Ordinal)
    {
        Dump, Psql, "pg_dumpall", "pg_restore", "pg_basebackup", "createdb", "dropdb", "createuser", "vacuumdb", "reindexdb", "clusterdb", "pgbench", "pg_isready",
    };

    private static readonly HashSet<string> Shells = new(StringComparer.Ordinal) { "sh", "bash", "dash", "ash", "zsh", "ksh" };

    private static readonly HashSet<string> PowerShells = new(StringComparer.Ordinal) { "powershell", "pwsh" };

    private static readonly HashSet<string> Wrappers = new(StringComparer.Ordinal)
    {
        "sudo", "doas", "env", "nice", "ionice", "nohup", "time", "timeout", "setsid", "stdbuf", "exec", "command", "docker", "docker-compose", "podman", "kubectl", "oc",
        "ssh", "su", "runuser", "gosu", "wsl", "call", "start", "eval", "busybox", "flock", "chpst", "nsenter", "machinectl", "systemd-run", "pv",
    };

    public static bool IsClient(string program) => Clients.Contains(program);

    public static bool IsShell(string program) => Shells.Contains(program);

    public static bool IsWindowsShell(string program) => program == "cmd";

    public static bool IsPowerShell(string program) => PowerShells.Contains(program);

    public static bool IsWrapper(string program) => Wrappers.Contains(program);

    /// <summary>Whether a text holds the name of one of PostgreSQL's client programs at all.</summary>
    public static bool IsMentioned(string text) => Clients.Any(client => text.IndexOf(client, StringComparison.Ordinal) >= 0);

    /// <summary>The client program that a whole text names, with a path or an ending; null when it names none.</summary>
    public static string? OfFile(KnownText text) => Of(text.Text) is var name && IsClient(name) ? name : null;

    /// <summary>The name of a program's file: without its folder, without <c>.exe</c>.</summary>
    public static string Of(string path)
    {
        path = path.TrimEnd(KnownText.Hole, KnownText.OptionsHole);
        var name = path.Substring(path.LastIndexOfAny(['/', '\\', KnownText.Hole]) + 1);
        return name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - 4) : name;
    }

    /// <summary>The program that a variable such as <c>pgDumpPath</c> or a member <c>PsqlExecutable</c> holds; null when its name does not say.</summary>
    public static string? OfVariable(string? name)
    {
        var plain = name?.Replace("_", "").ToLowerInvariant() ?? "";
        return plain.Contains("folder") || plain.Contains("directory") || plain.EndsWith("dir", StringComparison.Ordinal) ? null
            : plain.Contains("pgdump") && !plain.Contains("pgdumpall") ? Dump
            : plain.Contains("psql") ? Psql
            : null;
    }
}
