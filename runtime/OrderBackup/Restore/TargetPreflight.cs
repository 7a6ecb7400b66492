using OrderBackup.Backup;

namespace OrderBackup.Restore;

/// <summary>Looks, before anything is loaded, whether the server has what the backup needs.</summary>
internal static class TargetPreflight
{
    /// <summary>Checks version, roles, tablespaces and extensions.</summary>
    /// <exception cref="OrderBackupException">Something is missing; the message lists all of it.</exception>
    public static async Task CheckAsync(BackupInfo info, TargetServer server, CancellationToken cancellationToken)
    {
        var missing = new List<Finding>();
        var (sourceMajor, targetMajor) = (info.Database.ServerVersionNumber / 10000, server.VersionNumber / 10000);
        if (targetMajor < sourceMajor)
        {
            missing.Add(Unfit($"The server is PostgreSQL {targetMajor}, and the backup is of PostgreSQL {sourceMajor}: an older server may not understand it. Restore to version {sourceMajor} or newer."));
        }

        await AddMissingAsync(missing, server, info.Database.Roles, "role", "rolname", "pg_roles", "CREATE ROLE", cancellationToken);
        await AddMissingAsync(missing, server, info.Database.Tablespaces, "tablespace", "spcname", "pg_tablespace", "CREATE TABLESPACE", cancellationToken);
        await AddMissingAsync(missing, server, [.. info.Database.Extensions.Select(extension => extension.Name)], "extension", "name", "pg_available_extensions", null, cancellationToken);
        if (missing.Count > 0)
        {
            throw new OrderBackupException(
                RuntimeIds.TargetUnfit, "The server cannot take this backup: " + string.Join(' ', missing.Select(finding => finding.Message)) + " Nothing was changed.", missing);
        }
    }

    private static async Task AddMissingAsync(
        List<Finding> missing, TargetServer server, IReadOnlyList<string> names, string what, string column, string catalog, string? command, CancellationToken cancellationToken)
    {
        if (names.Count == 0)
        {
            return;
        }

        var absent = await server.ListAsync(
            $"SELECT n FROM pg_catalog.unnest($1) n WHERE NOT EXISTS (SELECT FROM pg_catalog.{catalog} c WHERE c.{column} = n) ORDER BY 1", [names.ToArray()], cancellationToken);
        if (absent.Count > 0)
        {
            var advice = command is null ? "Install the packages that provide them." : $"Create them first ({command}; pg_dumpall --globals-only on the original server writes the statements).";
            missing.Add(Unfit($"It lacks the {what}s {string.Join(", ", absent)}. {advice}"));
        }
    }

    private static Finding Unfit(string message) => Finding.Error(RuntimeIds.TargetUnfit, message);
}
