namespace OrderBackup.Scripts;

/// <summary>
/// The SQL of the restore scripts, for psql. The variables: <c>target</c>, the database to restore to; <c>restore</c>, the name
/// it is loaded under; <c>former</c>, the name that the existing database gets.
/// </summary>
internal static class RestoreSql
{
    /// <summary>
    /// Names and facts, one <c>name=value</c> a line. The server cuts the names, since only it knows how many bytes a name may
    /// have and where its characters end.
    /// </summary>
    public const string Plan = """
        WITH given AS (
            SELECT :'target'::text AS target,
                   pg_catalog.current_setting('max_identifier_length')::int AS longest,
                   pg_catalog.to_char(pg_catalog.clock_timestamp() AT TIME ZONE 'UTC', 'YYYYMMDD_HH24MISS') AS stamp
        ), fitting AS (
            SELECT given.*, (SELECT pg_catalog.left(target, n)
                             FROM pg_catalog.generate_series(pg_catalog.char_length(target), 0, -1) AS n
                             WHERE pg_catalog.octet_length(pg_catalog.left(target, n)) <= longest - pg_catalog.octet_length('_restore_' || stamp)
                             ORDER BY n DESC LIMIT 1) AS base
            FROM given
        )
        SELECT fact
        FROM fitting, LATERAL (VALUES
            (1, 'restore=' || base || '_restore_' || stamp),
            (2, 'former=' || base || '_before_' || stamp),
            (3, 'exists=' || CASE WHEN EXISTS (SELECT 1 FROM pg_catalog.pg_database WHERE datname = target) THEN 'true' ELSE 'false' END),
            (4, 'sessions=' || (SELECT pg_catalog.count(*) FROM pg_catalog.pg_stat_activity WHERE datname = target AND backend_type IS DISTINCT FROM 'autovacuum worker')),
            (5, 'longest=' || CASE WHEN pg_catalog.octet_length(target) > longest THEN longest ELSE 0 END)
        ) AS facts (n, fact)
        ORDER BY n;

        """;

    /// <summary>Stops unless the connection is to the database that the dump is meant for: a service file may name another.</summary>
    public const string Guard = """
        SELECT pg_catalog.current_database() = :'restore' AS here \gset
        \if :here
        \else
        \warn The connection leads to another database than the one just created.
        \q
        \endif

        """;

    /// <summary>Takes the target's name for the restored database, in one transaction with giving the former one its new name.</summary>
    public const string Swap = """
        BEGIN;
        \if :exists
        ALTER DATABASE :"target" RENAME TO :"former";
        \endif
        ALTER DATABASE :"restore" RENAME TO :"target";
        COMMIT;

        """;

    /// <summary>Drops what a failed restore created, and nothing else.</summary>
    public const string Drop = """
        SELECT pg_catalog.count(pg_catalog.pg_terminate_backend(pid)) AS ended FROM pg_catalog.pg_stat_activity WHERE datname = :'restore' \gset
        SELECT pg_catalog.format('ALTER DATABASE %I IS_TEMPLATE false', datname) FROM pg_catalog.pg_database WHERE datname = :'restore' AND datistemplate \gexec
        DROP DATABASE IF EXISTS :"restore";

        """;

    /// <summary>One or more statements of others, ended as psql needs them.</summary>
    public static string Statements(string sql)
    {
        var text = sql.TrimEnd();
        return text.Length == 0 ? "" : text.EndsWith(';') ? text + "\n" : text + ";\n";
    }
}
