using OrderBackup.Backup;

namespace OrderBackup.Reports;

/// <summary>What a backup is a backup of, when, and by what it was made.</summary>
internal static class BackupIdentity
{
    public static IEnumerable<(string What, string Value)> Of(BackupInfo info)
    {
        yield return ("database", Markdown.Name(info.Database.Name));
        yield return ("server", Markdown.Text($"PostgreSQL {info.Database.ServerVersion}, system identifier {info.Database.SystemIdentifier ?? "not readable by this role"}"));
        yield return ("owner", Markdown.Name(info.Database.Owner));
        yield return ("locale", Markdown.Text($"{info.Database.Encoding}, {info.Database.LocaleProvider}, collate {info.Database.Collate}, ctype {info.Database.CType}"));
        yield return ("snapshot", Markdown.Instant(info.Snapshot));
        yield return ("started", Markdown.Instant(info.Started));
        yield return ("finished", Markdown.Instant(info.Finished));
        yield return ("role", Markdown.Name(info.Role));
        yield return ("dumped by", Markdown.Text("pg_dump " + info.PgDumpVersion));
        yield return ("made by", Markdown.Text(info.MadeBy));
        yield return ("dump", Markdown.Name(info.Dump.File));
        yield return ("compression", info.Dump.Compression switch
        {
            DumpCompression.Gzip => "gzip",
            DumpCompression.Zstd => "zstd",
            _ => "none",
        });
        yield return ("encoding", Markdown.Name(info.Dump.Encoding));
        yield return ("SHA-256 of the SQL", info.Dump.Sha256);
    }
}
