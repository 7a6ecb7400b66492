namespace OrderBackup.Files;

/// <summary>Copies single files.</summary>
internal static class FileCopy
{
    private const int BufferSize = 1024 * 1024;

    /// <summary>Copies a file into a folder that is made when missing, flushes it, and returns the digest of what was written.</summary>
    public static async Task<FileDigest> CopyAsync(string from, string to, bool isScript, CancellationToken cancellationToken)
    {
        PrivateFiles.CreateFolder(Path.GetDirectoryName(to)!);
        await using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan | FileOptions.Asynchronous);
        await using var target = PrivateFiles.CreateFile(to, isScript);
        await using var hashing = new HashingStream(target);
        await source.CopyToAsync(hashing, BufferSize, cancellationToken);
        target.Flush(flushToDisk: true);
        return new FileDigest(hashing.Bytes, hashing.Sha256());
    }
}
