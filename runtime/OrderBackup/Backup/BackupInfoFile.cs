using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OrderBackup.Files;

namespace OrderBackup.Backup;

/// <summary>
/// Reads and writes <c>backup_info.json</c>, whose last property is the SHA-256 of the file itself, computed with the digits of
/// that property set to zero.
/// </summary>
internal static class BackupInfoFile
{
    private const string Property = "\"checksum\": \"sha256:";
    private const int Digits = 64;

    /// <summary>The file's bytes for a backup.</summary>
    public static byte[] ToBytes(BackupInfo info)
    {
        var json = JsonSerializer.Serialize(info, BackupJson.Default.BackupInfo).TrimEnd();
        var text = json[..^1].TrimEnd() + ",\n  " + Property + new string('0', Digits) + "\"\n}\n";
        var bytes = Encoding.UTF8.GetBytes(text);
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(bytes))).CopyTo(DigitsOf(bytes)!.Value.Span);
        return bytes;
    }

    /// <summary>Reads a backup's own account of itself.</summary>
    /// <exception cref="OrderBackupException">There is no such file, it is damaged, or a newer version of this package wrote it.</exception>
    public static async Task<BackupInfo> ReadAsync(string backup, CancellationToken cancellationToken)
    {
        var path = Path.Combine(backup, BackupFolder.InfoFile);
        if (BackupFolder.IsPartialName(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(backup)))))
        {
            throw NotABackup($"{backup} is what a run left that never finished, not a backup.");
        }

        byte[] bytes;
        try
        {
            bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw NotABackup($"{backup} is not a readable backup: {BackupFolder.InfoFile} cannot be read ({problem.Message}).", problem);
        }

        return Parse(bytes, path);
    }

    /// <summary>Reads the file's bytes.</summary>
    /// <exception cref="OrderBackupException">They are damaged, or a newer version of this package wrote them.</exception>
    public static BackupInfo Parse(byte[] bytes, string path)
    {
        if (!IsUnchanged(bytes))
        {
            throw NotABackup($"{path} does not have the checksum that it names: it was edited or damaged. Use another copy of this backup.");
        }

        try
        {
            var info = JsonSerializer.Deserialize(bytes, BackupJson.Default.BackupInfo) ?? throw NotABackup($"{path} is empty.");
            if (info.Format == BackupInfo.CurrentFormat && Repeated(info) is { } repeated)
            {
                throw NotABackup($"{path} contradicts itself: it lists {repeated} twice.");
            }

            return info.Format == BackupInfo.CurrentFormat
                ? info
                : throw NotABackup($"{path} has format {info.Format}; this version reads format {BackupInfo.CurrentFormat}. Use the version that wrote it ({info.MadeBy}) or a newer one.");
        }
        catch (JsonException problem)
        {
            throw NotABackup($"{path} cannot be understood: {problem.Message}", problem);
        }
    }

    /// <summary>Whether the bytes have the checksum that they name.</summary>
    public static bool IsUnchanged(byte[] bytes)
    {
        var copy = (byte[])bytes.Clone();
        if (DigitsOf(copy) is not { } digits)
        {
            return false;
        }

        var named = Encoding.ASCII.GetString(digits.Span);
        digits.Span.Fill((byte)'0');
        return named == Convert.ToHexStringLower(SHA256.HashData(copy));
    }

    private static string? Repeated(BackupInfo info) =>
        info.Files.Select(file => file.Path).Concat(info.Proof.Tables.Select(table => $"the proof of {table.QualifiedName}"))
            .GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any())?.Key;

    private static Memory<byte>? DigitsOf(byte[] bytes)
    {
        var at = bytes.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(Property));
        return at < 0 || at + Property.Length + Digits > bytes.Length ? null : bytes.AsMemory(at + Property.Length, Digits);
    }

    private static OrderBackupException NotABackup(string message, Exception? cause = null) =>
        new(RuntimeIds.NotABackup, message, innerException: cause);
}

/// <summary>The JSON form of what this package writes to files.</summary>
[JsonSerializable(typeof(BackupInfo))]
[JsonSerializable(typeof(DrillRecord))]
[JsonSerializable(typeof(VerificationRecord))]
[JsonSerializable(typeof(PinRecord))]
internal sealed partial class BackupJson : JsonSerializerContext
{
    static BackupJson() => Default = new BackupJson(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        // A list that is null would otherwise count as read and fail later, far from the file.
        RespectNullableAnnotations = true,
        // Hangul and quotes stay readable; the file is never put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
