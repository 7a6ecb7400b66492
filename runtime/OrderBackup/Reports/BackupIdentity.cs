using OrderBackup.Backup;

namespace OrderBackup.Reports;

/// <summary>What a backup is a backup of, when, and by what it was made.</summary>
internal static class BackupIdentity
{
    /// <summary>Each fact with what it is of, and whether it is a name.</summary>
    public static IEnumerable<(string What, string Value, bool IsName)> Of(BackupInfo info)
    {
        yield return ("database", info.Database.Name, true);
        yield return ("server", $"PostgreSQL {info.Database.ServerVersion}, system identifier {info.Database.SystemIdentifier ?? "not readable by this role"}", false);
        yield return ("owner", info.Database.Owner, true);
        yield return ("locale", $"{info.Database.Encoding}, {info.Database.LocaleProvider}, collate {info.Database.Collate}, ctype {info.Database.CType}", false);
        yield return ("snapshot", Markdown.Instant(info.Snapshot), false);
        yield return ("started", Markdown.Instant(info.Started), false);
        yield return ("finished", Markdown.Instant(info.Finished), false);
        yield return ("role", info.Role, true);
        yield return ("dumped by", "pg_dump " + info.PgDumpVersion, false);
        yield return ("made by", info.MadeBy, false);
        yield return ("dump", info.Dump.File, true);
        yield return ("compression", info.Dump.Compression switch
        {
            DumpCompression.Gzip => "gzip",
            DumpCompression.Zstd => "zstd",
            _ => "none",
        }, false);
        yield return ("encoding", info.Dump.Encoding, true);
        yield return ("SHA-256 of the SQL", info.Dump.Sha256, false);
    }
}
