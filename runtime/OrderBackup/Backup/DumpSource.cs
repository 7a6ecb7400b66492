using System.IO.Compression;
using OrderBackup.Files;

namespace OrderBackup.Backup;

/// <summary>Reads a backup's dump as it was before compression, hashing the file on the way.</summary>
internal sealed class DumpSource : IAsyncDisposable
{
    private readonly HashingStream? _hashing;
    private readonly FileStream _file;

    private DumpSource(FileStream file, HashingStream? hashing, Stream stream)
    {
        _file = file;
        _hashing = hashing;
        Stream = stream;
    }

    /// <summary>The uncompressed dump.</summary>
    public Stream Stream { get; }

    /// <summary>How many bytes of the file have been read.</summary>
    public long FileBytesRead => _hashing?.Bytes ?? _file.Position;

    /// <summary>Opens a backup's dump.</summary>
    public static DumpSource Open(string backup, DumpInfo dump)
    {
        var file = new FileStream(Path.Combine(backup, dump.File), FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        if (dump.Compression == DumpCompression.None)
        {
            return new DumpSource(file, null, file);
        }

        var hashing = new HashingStream(file);
        return new DumpSource(file, hashing, dump.Compression == DumpCompression.Gzip
            ? new GZipStream(hashing, CompressionMode.Decompress)
            : new ZstdSharp.DecompressionStream(hashing));
    }

    /// <summary>The digest of the whole file, once the dump was read to its end.</summary>
    /// <param name="sha256">The SHA-256 of the uncompressed bytes read, which an uncompressed file shares.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<FileDigest> FileDigestAsync(string sha256, CancellationToken cancellationToken)
    {
        if (_hashing is null)
        {
            return new FileDigest(_file.Position, sha256);
        }

        // A decompressor may stop before the last bytes of the file.
        var rest = new byte[4096];
        while (await _hashing.ReadAsync(rest, cancellationToken) > 0)
        {
        }

        return new FileDigest(_hashing.Bytes, _hashing.Sha256());
    }

    /// <summary>Closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        if (_hashing is not null)
        {
            await _hashing.DisposeAsync();
        }

        await _file.DisposeAsync();
    }
}
