using System.IO.Compression;
using OrderBackup.Files;

namespace OrderBackup.Backup;

/// <summary>Where a dump's bytes go: a file, compressed or not, whose digest is known at the end.</summary>
internal sealed class DumpSink : IAsyncDisposable
{
    private const int ZstdLevel = 3;

    private readonly FileStream _file;
    private readonly HashingStream? _hashing;

    private DumpSink(FileStream file, HashingStream? hashing, Stream stream)
    {
        _file = file;
        _hashing = hashing;
        Stream = stream;
    }

    /// <summary>What to write the uncompressed dump to.</summary>
    public Stream Stream { get; }

    /// <summary>Prepares a file.</summary>
    public static DumpSink Open(FileStream file, DumpCompression compression)
    {
        if (compression == DumpCompression.None)
        {
            return new DumpSink(file, null, file);
        }

        var hashing = new HashingStream(file);
        return new DumpSink(file, hashing, compression == DumpCompression.Gzip
            ? new GZipStream(hashing, CompressionLevel.Optimal, leaveOpen: true)
            : new ZstdSharp.CompressionStream(hashing, ZstdLevel, leaveOpen: true));
    }

    /// <summary>Ends the file and flushes it to the disk.</summary>
    /// <param name="sha256">The SHA-256 of the uncompressed dump, which an uncompressed file shares.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<FileDigest> CompleteAsync(string sha256, CancellationToken cancellationToken)
    {
        if (_hashing is not null)
        {
            await Stream.DisposeAsync();
        }

        await _file.FlushAsync(cancellationToken);
        _file.Flush(flushToDisk: true);
        return _hashing is null ? new FileDigest(_file.Length, sha256) : new FileDigest(_hashing.Bytes, _hashing.Sha256());
    }

    /// <summary>Closes the file, complete or not.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_hashing is not null)
        {
            await Stream.DisposeAsync();
            await _hashing.DisposeAsync();
        }

        await _file.DisposeAsync();
    }
}
