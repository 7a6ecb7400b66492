using OrderBackup.Connections;
using OrderBackup.Dump;
using OrderBackup.Snapshots;
using OrderBackup.Tools;

namespace OrderBackup.Restore;

/// <summary>The statements that empty a database, in the right order, as <c>pg_dump --clean</c> writes them for what is in it now.</summary>
internal static class TargetContents
{
    /// <summary>
    /// pg_dump --clean drops the keys of partitions one by one, which the server refuses since they belong to those of the
    /// partitioned table: partitioned tables go as a whole, after the event triggers that might object.
    /// </summary>
    private const string DroppedFirst = """
        SELECT statement FROM (
            SELECT 1 AS part, pg_catalog.format('DROP EVENT TRIGGER %I', e.evtname) AS statement
            FROM pg_catalog.pg_event_trigger e
            WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_event_trigger'::pg_catalog.regclass AND d.objid = e.oid AND d.deptype = 'e')
            UNION ALL
            SELECT 2, pg_catalog.format('DROP TABLE %I.%I CASCADE', n.nspname, c.relname)
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'p' AND NOT c.relispartition
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')) s
        ORDER BY part, statement
        """;

    /// <summary>Reads the statements, large objects included.</summary>
    /// <exception cref="OrderBackupException">pg_dump failed.</exception>
    public static async Task<string> DropStatementsAsync(DatabaseConnection target, TargetServer server, PostgresTool pgDump, CancellationToken cancellationToken)
    {
        await using var process = ToolProcess.Start(new ToolCommand
        {
            Program = pgDump.Path,
            Arguments = ["--schema-only", "--clean", "--if-exists", "--no-password", "--encoding=UTF8"],
            Connection = target,
            SessionOptions = OutputSettings.ToOptions(),
        });
        var first = string.Concat((await server.ListAsync(DroppedFirst, [], cancellationToken)).Select(statement => statement + ";\n"));
        using var text = new MemoryStream();
        await process.Output.CopyToAsync(text, cancellationToken);
        var exit = await process.WaitForExitAsync(cancellationToken);
        return exit.IsSuccess
            ? "SET client_encoding = 'UTF8';\nSET client_min_messages = warning;\n" + first + DropsIn(text.GetBuffer().AsSpan(0, (int)text.Length))
                + "SELECT pg_catalog.lo_unlink(oid) FROM pg_catalog.pg_largeobject_metadata;\n"
            : throw new OrderBackupException(RuntimeIds.DumpFailed, DumpFailure.Explain(exit));
    }

    /// <summary>The statements before the first object's heading, settings left out.</summary>
    internal static string DropsIn(ReadOnlySpan<byte> dump)
    {
        var drops = new System.Text.StringBuilder();
        var scanner = new SqlScanner();
        var position = 0;
        while (position < dump.Length)
        {
            var rest = dump[position..];
            var token = scanner.Scan(rest, isFinal: true, out var consumed);
            if (token == SqlToken.Comment && rest[scanner.Text].StartsWith("-- Name: "u8))
            {
                break;
            }

            if (token == SqlToken.Statement)
            {
                var statement = System.Text.Encoding.UTF8.GetString(scanner.Statement);
                if (!statement.StartsWith("SET ", StringComparison.Ordinal) && !statement.StartsWith("SELECT ", StringComparison.Ordinal))
                {
                    drops.Append(statement).Append('\n');
                }
            }

            position += consumed;
            if (consumed == 0)
            {
                break;
            }
        }

        return drops.ToString();
    }
}
