using OrderBackup.Backup;

namespace OrderBackup.Scripts;

/// <summary>Writes the scripts that restore one backup without this package: <c>restore.sh</c> and <c>restore.bat</c>.</summary>
/// <remarks>
/// Both run the same SQL (<see cref="RestoreSql"/>), which is therefore proven by the tests of either; they differ in how they
/// check sums and pass names. They hold no password and leave the target as it is until a complete database can take its place.
/// </remarks>
internal static class RestoreScripts
{
    /// <summary>The content of <c>restore.sh</c>, for any POSIX shell.</summary>
    public static string Shell(BackupInfo info, RestoreScriptSql sql) => ShellScript.Write(info, sql);

    /// <summary>The content of <c>restore.bat</c>, with CRLF line ends.</summary>
    public static string Batch(BackupInfo info, RestoreScriptSql sql) => BatchScript.Write(info, sql);

    /// <summary>
    /// The server settings that the text of values depends on, as pg_dump sets them, and those that a role or a database may have
    /// set so that a restore fails; in the form of <c>PGOPTIONS</c>.
    /// </summary>
    internal static string ServerOptions(RestoreScriptSql sql)
    {
        var options = "-c timezone=UTC -c intervalstyle=postgres -c datestyle=ISO -c array_nulls=on "
            + "-c standard_conforming_strings=on -c default_transaction_read_only=off";
        if (sql.LcMonetary is { } locale)
        {
            // The server splits PGOPTIONS at spaces; a backslash keeps one (libpq, "Parameter Key Words", options).
            options += " -c lc_monetary=" + locale.Replace(@"\", @"\\", StringComparison.Ordinal).Replace(" ", @"\ ", StringComparison.Ordinal);
        }

        return options;
    }
}
