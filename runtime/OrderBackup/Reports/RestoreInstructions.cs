using OrderBackup.Backup;
using OrderBackup.Scripts;

namespace OrderBackup.Reports;

/// <summary>The three ways to restore a backup, from the safest to the one that needs the least.</summary>
internal static class RestoreInstructions
{
    private const string NewDatabase = "restored";

    /// <summary>Each way: what it does, and its commands.</summary>
    public static IEnumerable<(string What, string[] Commands)> Of(BackupInfo info)
    {
        var file = ShellText.Quote(info.Dump.File);
        var load = $"psql -X -q -v ON_ERROR_STOP=1 -d {NewDatabase}";
        yield return (
            "With OrderBackup: the restored database is compared with this backup, row by row, before it replaces anything.",
            [$"order-backup restore {info.Name}"]);
        yield return (
            "With the script in this folder: checks the sums and the number of rows of every table, keeps the former database, needs only psql.",
            ["sh restore.sh       (Windows: restore.bat)"]);
        yield return (
            "With psql alone, into a new database. Check the sums first: psql reports success for a dump that was cut off.",
            [
                "sha256sum -c SHA256SUMS",
                $"createdb --template=template0 --encoding={info.Dump.Encoding} {NewDatabase}",
                info.Dump.Compression switch
                {
                    DumpCompression.Gzip => $"gzip -dc {file} | {load}",
                    DumpCompression.Zstd => $"zstd -dc {file} | {load}",
                    _ => $"{load} -f {file}",
                },
            ]);
    }

    public static string ToMarkdown(BackupInfo info) => string.Join('\n', Of(info).Select(way => $"{way.What}\n\n{Markdown.Block(way.Commands)}"));
}
