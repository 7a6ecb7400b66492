using OrderBackup.Backup;

namespace OrderBackup.Scripts;

/// <summary>Writes <c>restore.sh</c>.</summary>
internal static class ShellScript
{
    public static string Write(BackupInfo info, RestoreScriptSql sql) =>
        string.Concat(
            Head,
            $"backup={ShellText.Quote(info.Name)}\n",
            $"dump={ShellText.Quote(info.Dump.File)}\n",
            $"dump_sha256={ShellText.Quote(info.Dump.Sha256)}\n",
            $"target={ShellText.Quote(info.Database.Name)}\n",
            $"options={ShellText.Quote(RestoreScripts.ServerOptions(sql))}\n",
            Unpack(info.Dump.Compression),
            "\n",
            Piece("plan", RestoreSql.Plan),
            Piece("create", RestoreSql.Statements(sql.CreateDatabase)),
            Piece("guard", RestoreSql.Guard),
            Piece("check", ProofCheckSql.Write(info.Proof)),
            Piece("settings", RestoreSql.Statements(sql.Settings)),
            Piece("swap", RestoreSql.Swap),
            Piece("drop", RestoreSql.Drop),
            ShellScriptSteps.Arguments,
            ShellScriptSteps.Sums,
            ShellScriptSteps.Restore);

    private const string Head = """
        #!/bin/sh
        # Restores this backup with psql. Written by OrderBackup with the backup; it holds no password.
        #
        #   sh restore.sh               restores to the database that the backup was made of
        #   sh restore.sh NAME          restores to the database NAME
        #   sh restore.sh --new NAME    restores to a new database NAME; nothing is replaced
        #
        # The server is the one that psql finds: PGHOST, PGPORT, PGUSER, PGPASSWORD, the password file. The role must
        # be able to create and rename databases.
        #
        # The dump is loaded into a new database. When it is complete and holds what the backup says, it takes the
        # target's name, and the former database is kept under another name. Until then the target is not touched.
        #
        # Exit codes: 0 restored; 1 it could not be done; 2 the backup is damaged, or the restored rows are not
        # those of the backup. After 1 and 2 the target is what it was.

        set -u
        LC_ALL=C
        export LC_ALL


        """;

    private static string Piece(string name, string sql) => $"sql_{name}() {{\n    cat {ShellText.HereDocument(sql)}\n}}\n\n";

    private static string Unpack(DumpCompression compression)
    {
        var tool = compression switch
        {
            DumpCompression.Gzip => "gzip",
            DumpCompression.Zstd => "zstd",
            _ => "",
        };
        return tool.Length == 0
            ? "unpacker=\nunpack() { cat \"$dump\"; }\n"
            : $"unpacker={tool}\nunpack() {{ {tool} -dc \"$dump\"; }}\n";
    }
}
