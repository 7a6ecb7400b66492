using System.Text;
using OrderBackup.Backup;

namespace OrderBackup.Scripts;

/// <summary>Writes <c>restore.bat</c>.</summary>
/// <remarks>
/// The SQL stands at the end of the file, behind the last command, each line after the name of its piece: cmd never parses it, so
/// nothing in it needs escaping, and one can read it. <c>findstr</c> copies a piece to a temporary file. Names reach psql through
/// such a file too, in UTF-8, because Windows gives a program its arguments in the system's code page. Names with characters that
/// cmd or psql's <c>\set</c> would change are refused; restore.sh and the order-backup tool take any name. Line ends are CRLF, so
/// a line break inside a database's comment becomes one.
/// </remarks>
internal static class BatchScript
{
    /// <summary>What a name may not hold in the batch file.</summary>
    private const string UnsafeCharacters = "\"%!^&|<>=\\/";

    public static string Write(BackupInfo info, RestoreScriptSql sql)
    {
        var name = info.Database.Name;
        var isSafe = !name.Any(c => char.IsControl(c) || UnsafeCharacters.Contains(c, StringComparison.Ordinal));
        var text = new StringBuilder(BatchScriptSteps.Head);
        AppendSet(text, "backup", info.Name);
        AppendSet(text, "dump", info.Dump.File);
        AppendSet(text, "dump_sha256", info.Dump.Sha256);
        AppendSet(text, "unpacker", info.Dump.Compression switch
        {
            DumpCompression.Gzip => "gzip",
            DumpCompression.Zstd => "zstd",
            _ => "",
        });
        AppendSet(text, "options", RestoreScripts.ServerOptions(sql));
        AppendSet(text, "target", isSafe ? name : "");
        text.Append(BatchScriptSteps.Arguments).Append(BatchScriptSteps.Sums).Append(BatchScriptSteps.Restore).Append(BatchScriptSteps.Routines);
        AppendPiece(text, "sql_plan", RestoreSql.Plan);
        AppendPiece(text, "sql_create", RestoreSql.Statements(sql.CreateDatabase));
        AppendPiece(text, "sql_connect", "\\connect -reuse-previous=on :\"restore\"\n");
        AppendPiece(text, "sql_guard", RestoreSql.Guard);
        AppendPiece(text, "sql_loaded", "\\echo order_backup_end_of_dump\n");
        AppendPiece(text, "sql_check", ProofCheckSql.Write(info.Proof));
        AppendPiece(text, "sql_settings", RestoreSql.Statements(sql.Settings));
        AppendPiece(text, "sql_swap", RestoreSql.Swap);
        AppendPiece(text, "sql_drop", RestoreSql.Drop);
        return text.Replace("\r\n", "\n").Replace("\n", "\r\n").ToString();
    }

    // In a batch file a percent sign is doubled to stand for itself, even between quotes.
    private static void AppendSet(StringBuilder text, string variable, string value) =>
        text.Append("set \"").Append(variable).Append('=').Append(value.Replace("%", "%%", StringComparison.Ordinal)).Append("\"\n");

    private static void AppendPiece(StringBuilder text, string name, string sql)
    {
        if (sql.Length == 0)
        {
            return;
        }

        foreach (var line in sql.TrimEnd('\n').Split('\n'))
        {
            text.Append(name).Append(": ").Append(line.TrimEnd('\r')).Append('\n');
        }
    }
}
