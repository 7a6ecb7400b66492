using OrderBackup.Tools;

namespace OrderBackup.Snapshots;

/// <summary>Says in one message why pg_dump failed and what to do about it.</summary>
internal static class DumpFailure
{
    private static readonly (string Sign, string Advice)[] Known =
    [
        ("query would be affected by row-level security", "Row-level security applies to this role: dump as a role with BYPASSRLS or a superuser. Never use --enable-row-security: it leaves hidden rows out."),
        ("permission denied", "Grant this role SELECT on everything (for example membership in pg_read_all_data), or dump as the owner."),
        ("server version mismatch", "Install a pg_dump that is not older than the server."),
        ("No space left on device", "Free space in the folder, or back up to another."),
        ("terminating connection", "The server ended the connection; see its log."),
        ("server closed the connection unexpectedly", "The server went away; see its log."),
    ];

    /// <summary>The message for an exit.</summary>
    public static string Explain(ToolExit exit)
    {
        var advice = Known.FirstOrDefault(known => exit.ErrorText.Contains(known.Sign, StringComparison.Ordinal)).Advice;
        return $"{exit.Program} failed with exit code {exit.ExitCode}: {exit.ErrorLine}{(advice is null ? "" : " " + advice)}";
    }
}
