namespace OrderBackup.Snapshots;

/// <summary>
/// The server settings that decide how values are written and read as text, pinned for every session of this package: defaults
/// set on a database or role would otherwise make equal data look different, or different data equal.
/// </summary>
/// <remarks>
/// PostgreSQL manual, "Client Connection Defaults". pg_dump itself sets DateStyle, IntervalStyle and extra_float_digits, but not
/// these: TimeZone, bytea_output, array_nulls and lc_monetary.
/// </remarks>
internal static class OutputSettings
{
    private static readonly (string Name, string Value)[] Pinned =
    [
        ("timezone", "UTC"),
        ("bytea_output", "hex"),
        ("datestyle", "ISO"),
        ("intervalstyle", "postgres"),
        ("extra_float_digits", "3"),
        ("array_nulls", "on"),
        ("quote_all_identifiers", "off"),
        ("standard_conforming_strings", "on"),
        ("default_transaction_read_only", "off"),
        ("default_transaction_isolation", "read committed"),
        ("default_transaction_deferrable", "off"),
        ("synchronize_seqscans", "off"),
        ("statement_timeout", "0"),
        ("lock_timeout", "0"),
        ("idle_in_transaction_session_timeout", "0"),
        ("client_min_messages", "warning"),

        // The catalog is read by large statements that run once: compiling one takes seconds, running it does not.
        ("jit", "off"),

        // Rows are counted beside the dump, which needs the server's cores more.
        ("max_parallel_workers_per_gather", "0"),
    ];

    /// <summary>The settings for libpq's <c>PGOPTIONS</c>.</summary>
    /// <param name="monetaryLocale">The <c>lc_monetary</c> under which money values are written; null to leave the server's.</param>
    public static string ToOptions(string? monetaryLocale = null)
    {
        var options = Pinned.Select(setting => $"-c {setting.Name}={Escape(setting.Value)}");
        return string.Join(' ', monetaryLocale is null ? options : options.Append("-c lc_monetary=" + Escape(monetaryLocale)));
    }

    /// <summary>The same settings as statements for one transaction, with row security off so that hidden rows are an error.</summary>
    public static string ToStatements(string? monetaryLocale = null)
    {
        var settings = Pinned.Where(setting => setting.Name != "default_transaction_read_only")
            .Append(("row_security", "off"))
            .Concat(monetaryLocale is null ? [] : [("lc_monetary", monetaryLocale)]);
        return string.Join(' ', settings.Select(setting => $"SET LOCAL {setting.Item1} = '{setting.Item2.Replace("'", "''", StringComparison.Ordinal)}';"));
    }

    // PostgreSQL manual, libpq, "options": spaces and backslashes are escaped with a backslash.
    private static string Escape(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(" ", "\\ ", StringComparison.Ordinal);
}
