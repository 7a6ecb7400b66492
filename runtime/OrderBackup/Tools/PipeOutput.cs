using Microsoft.Win32.SafeHandles;

namespace OrderBackup.Tools;

// A program's standard output on Linux, read in large pieces. A program that writes small ones, as pg_dump does (4 KiB), would wake
// an ordinary reader for every one of them: 250,000 times in a gigabyte, which costs a machine with few cores as much as the dump.
// So the pipe is left alone for a moment, about as long as it takes to become half full, and then emptied. Nothing ever blocks here,
// so a read can be cancelled also when a child of the program keeps the pipe open.
internal sealed class PipeOutput(SafePipeHandle pipe, Stream stream, int capacity) : Stream
{
    private const double ShortestPause = 1;
    private const double LongestPause = 20;

    private double _pause = ShortestPause;
    private bool _foundLittle;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            if (_foundLittle)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(_pause), cancellationToken);
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (UnixProcess.IsReadable(pipe))
            {
                var length = stream.Read(buffer.Span);
                _pause = Math.Clamp(_pause * capacity / 2 / Math.Max(length, 1), ShortestPause, LongestPause);
                _foundLittle = length < Math.Min(capacity / 2, buffer.Length);
                return length;
            }

            _pause = Math.Min(_foundLittle ? _pause * 2 : ShortestPause, LongestPause);
            _foundLittle = true;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => stream.Read(buffer, offset, count);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            stream.Dispose();
        }

        base.Dispose(disposing);
    }
}
