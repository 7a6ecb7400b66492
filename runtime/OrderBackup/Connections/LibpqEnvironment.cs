namespace OrderBackup.Connections;

// How pg_dump and psql are told where to connect.
internal static class LibpqEnvironment
{
    // The password travels in PGPASSWORD: an argument is readable by every user of the machine (ps), a file must be found and
    // deleted after a kill, while a process's environment is readable by its own user and root only.
    public static IReadOnlyDictionary<string, string> Of(ConnectionSettings settings, string? furtherOptions)
    {
        var variables = LibpqParameter.All
            .Where(parameter => settings.Values.ContainsKey(parameter.Keyword))
            .ToDictionary(parameter => parameter.Variable, parameter => settings.Values[parameter.Keyword], StringComparer.Ordinal);
        if (!string.IsNullOrEmpty(furtherOptions))
        {
            // The later of two settings of one name wins, so what the backup needs is last.
            variables["PGOPTIONS"] = variables.TryGetValue("PGOPTIONS", out var own) ? $"{own} {furtherOptions}" : furtherOptions;
        }

        return variables;
    }

    // Whether a variable of this process must not reach pg_dump or psql: each PG* and PSQL* variable can send them to another
    // place (PGSERVICE, PGHOSTADDR, PGCLUSTER) or change what they write (PGCLIENTENCODING, PGDATESTYLE, PSQLRC). A rule and no
    // list, because new versions add variables.
    public static bool IsInherited(string name) =>
        name.StartsWith("PG", Comparison) || name.StartsWith("PSQL", Comparison);

    private static StringComparison Comparison => OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
}
