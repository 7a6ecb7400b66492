using System.Security.Cryptography;

namespace OrderBackup.Files;

/// <summary>A file's size and SHA-256.</summary>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Sha256">64 hexadecimal digits.</param>
internal sealed record FileDigest(long Size, string Sha256)
{
    /// <summary>Reads the whole file.</summary>
    public static async Task<FileDigest> OfAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan | FileOptions.Asynchronous);
        return new FileDigest(file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)));
    }
}
