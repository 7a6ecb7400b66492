using System.Text;

namespace OrderBackup.Backup;

/// <summary>Writes <c>SHA256SUMS</c> as <c>sha256sum -c</c> reads it.</summary>
internal static class ChecksumFile
{
    /// <summary>The file's bytes for some files, in the order of their paths.</summary>
    public static byte[] ToBytes(IEnumerable<BackupFile> files)
    {
        var text = new StringBuilder();
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            // GNU coreutils, "sha256sum": a name with a backslash or line feed is escaped, and the line begins with a backslash.
            var escaped = file.Path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);
            text.Append(escaped == file.Path ? "" : "\\").Append(file.Sha256).Append("  ").Append(escaped).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
