using System.Security.Cryptography;
using OrderBackup.Files;

namespace OrderBackup.Dump;

/// <summary>
/// One pass of a dump that pg_dump is writing just now: read, copied to a destination, hashed and followed by a
/// <see cref="DumpReader"/>, all in turn. pg_dump and the server that feeds it need most of a small machine, so there is no second
/// thread as in <see cref="DumpPass"/>: it would take from them what it gains here.
/// </summary>
internal static class LiveDumpPass
{
    private const int BufferSize = 1024 * 1024;
    private const long FlushEvery = 64 * 1024 * 1024;

    /// <summary>Passes a dump from a program's output to a destination, to its end.</summary>
    /// <param name="source">The program's output.</param>
    /// <param name="destination">Where the same bytes are written to; null to only read.</param>
    /// <param name="reader">The reader that follows.</param>
    /// <param name="progress">Told every so many bytes how far the pass has come.</param>
    /// <param name="cancellationToken">Ends the pass early.</param>
    /// <returns>What the dump holds, and the SHA-256 of its bytes.</returns>
    public static async Task<DumpPassResult> RunAsync(
        Stream source, Stream? destination, DumpReader reader, Action<DumpPosition>? progress, CancellationToken cancellationToken)
    {
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var writeBehind = new WriteBehind(destination as FileStream, FlushEvery);
        var buffer = new byte[DumpReader.LongestRemainder + BufferSize];
        var remainder = 0;
        long bytes = 0;
        int length;
        while ((length = await source.ReadAsync(buffer.AsMemory(remainder, BufferSize), cancellationToken)) > 0)
        {
            var data = buffer.AsMemory(remainder, length);
            destination?.Write(data.Span);
            sha256.AppendData(data.Span);
            bytes += length;
            await writeBehind.WrittenAsync(bytes);
            var unread = buffer.AsMemory(0, remainder + length);
            var consumed = reader.Read(unread.Span, isFinal: false);
            unread[consumed..].CopyTo(buffer);
            remainder = unread.Length - consumed;
            progress?.Invoke(new DumpPosition(bytes, reader.Rows, reader.CurrentTable));
        }

        cancellationToken.ThrowIfCancellationRequested();
        await writeBehind.CompleteAsync();
        reader.Read(buffer.AsSpan(0, remainder), isFinal: true);
        return new DumpPassResult(reader.Complete(), Convert.ToHexStringLower(sha256.GetHashAndReset()));
    }
}
