using OrderBackup.Connections;
using OrderBackup.Dump;
using OrderBackup.Snapshots;
using OrderBackup.Tools;

namespace OrderBackup.Restore;

/// <summary>The statements that empty a database, in the right order, as <c>pg_dump --clean</c> writes them for what is in it now.</summary>
internal static class TargetContents
{
    /// <summary>Reads the statements, large objects included.</summary>
    /// <exception cref="OrderBackupException">pg_dump failed.</exception>
    public static async Task<string> DropStatementsAsync(DatabaseConnection target, PostgresTool pgDump, CancellationToken cancellationToken)
    {
        await using var process = ToolProcess.Start(new ToolCommand
        {
            Program = pgDump.Path,
            Arguments = ["--schema-only", "--clean", "--if-exists", "--no-password", "--encoding=UTF8"],
            Connection = target,
            SessionOptions = OutputSettings.ToOptions(),
        });
        using var text = new MemoryStream();
        await process.Output.CopyToAsync(text, cancellationToken);
        var exit = await process.WaitForExitAsync(cancellationToken);
        return exit.IsSuccess
            ? "SET client_encoding = 'UTF8';\nSET client_min_messages = warning;\n" + DropsIn(text.GetBuffer().AsSpan(0, (int)text.Length))
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
