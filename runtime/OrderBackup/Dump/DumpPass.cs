using System.Security.Cryptography;
using System.Threading.Channels;

namespace OrderBackup.Dump;

/// <summary>
/// One pass of a dump's bytes: read from a source, copied to a destination, hashed, and followed by a <see cref="DumpReader"/>
/// on a second thread, so that reading a dump costs a backup hardly any time. Memory is a few fixed buffers.
/// </summary>
internal sealed class DumpPass
{
    private const int BufferSize = 1024 * 1024;
    private const int BufferCount = 6;

    private readonly DumpReader _reader;
    private readonly Channel<Piece> _full = Channel.CreateBounded<Piece>(BufferCount);
    private readonly Channel<byte[]> _empty = Channel.CreateBounded<byte[]>(BufferCount);
    private long _bytes;

    private DumpPass(DumpReader reader)
    {
        _reader = reader;
        for (var i = 0; i < BufferCount; i++)
        {
            // Room before the data takes what the reader left over from the piece before.
            _empty.Writer.TryWrite(new byte[DumpReader.LongestRemainder + BufferSize]);
        }
    }

    /// <summary>Passes a dump from a source to a destination, to its end.</summary>
    /// <param name="source">Where the uncompressed dump is read from.</param>
    /// <param name="destination">Where the same bytes are written to; null to only read.</param>
    /// <param name="reader">The reader that follows.</param>
    /// <param name="progress">Told every so many bytes how far the pass has come.</param>
    /// <param name="cancellationToken">Ends the pass early.</param>
    /// <returns>What the dump holds, and the SHA-256 of its uncompressed bytes.</returns>
    public static async Task<DumpPassResult> RunAsync(
        Stream source, Stream? destination, DumpReader reader, Action<DumpPosition>? progress, CancellationToken cancellationToken)
    {
        var pass = new DumpPass(reader);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var following = Task.Run(() => pass.FollowAsync(progress, stop.Token), CancellationToken.None);
        try
        {
            var sha256 = await Task.Run(() => pass.CopyAsync(source, destination, stop.Token), CancellationToken.None);
            return new DumpPassResult(await following, sha256);
        }
        catch
        {
            await stop.CancelAsync();
            await following.ContinueWith(static _ => { }, TaskScheduler.Default);
            if (following.IsFaulted)
            {
                throw following.Exception!.InnerException!;
            }

            throw;
        }
    }

    private async Task<string> CopyAsync(Stream source, Stream? destination, CancellationToken cancellationToken)
    {
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            while (true)
            {
                var buffer = await _empty.Reader.ReadAsync(cancellationToken);
                var length = await FillAsync(source, buffer.AsMemory(DumpReader.LongestRemainder), cancellationToken);
                if (length == 0)
                {
                    return Convert.ToHexStringLower(sha256.GetHashAndReset());
                }

                var data = buffer.AsMemory(DumpReader.LongestRemainder, length);
                if (destination is not null)
                {
                    await destination.WriteAsync(data, cancellationToken);
                }

                sha256.AppendData(data.Span);
                await _full.Writer.WriteAsync(new Piece(buffer, length), cancellationToken);
            }
        }
        finally
        {
            _full.Writer.TryComplete();
        }
    }

    /// <summary>Reads until the buffer is full or the source pauses for good, so that a pipe's small writes do not make small pieces.</summary>
    private static async Task<int> FillAsync(Stream source, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var length = 0;
        while (length < buffer.Length / 2)
        {
            var read = await source.ReadAsync(buffer[length..], cancellationToken);
            if (read == 0)
            {
                break;
            }

            length += read;
        }

        return length;
    }

    private async Task<DumpContent> FollowAsync(Action<DumpPosition>? progress, CancellationToken cancellationToken)
    {
        var remainder = Array.Empty<byte>();
        await foreach (var piece in _full.Reader.ReadAllAsync(cancellationToken))
        {
            var start = DumpReader.LongestRemainder - remainder.Length;
            remainder.CopyTo(piece.Buffer, start);
            var data = piece.Buffer.AsMemory(start, remainder.Length + piece.Length);
            var consumed = _reader.Read(data.Span, isFinal: false);
            remainder = consumed == data.Length ? [] : data[consumed..].ToArray();
            _bytes += piece.Length;
            progress?.Invoke(new DumpPosition(_bytes, _reader.Rows, _reader.CurrentTable));
            await _empty.Writer.WriteAsync(piece.Buffer, cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
        _reader.Read(remainder, isFinal: true);
        return _reader.Complete();
    }

    private readonly record struct Piece(byte[] Buffer, int Length);
}

/// <summary>How far a pass has come.</summary>
/// <param name="Bytes">Uncompressed bytes read.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Table">The table whose rows are being read, or null.</param>
internal readonly record struct DumpPosition(long Bytes, long Rows, Coverage.QualifiedName? Table);

/// <summary>What a pass found.</summary>
/// <param name="Content">What the dump holds.</param>
/// <param name="Sha256">The SHA-256 of the uncompressed dump, 64 hexadecimal digits.</param>
internal sealed record DumpPassResult(DumpContent Content, string Sha256);
