namespace OrderBackup.Tools;

// A program's standard input. When the program has gone, a write fails with how and why the program ended: "Broken pipe" alone
// would hide the reason, and swallowing it would let half a restore look like a whole one.
internal sealed class ToolInput(Stream pipe, Func<IOException, Task<ToolFailedException>> explain) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await pipe.WriteAsync(buffer, cancellationToken);
        }
        catch (IOException broken)
        {
            throw await explain(broken);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count)
    {
        try
        {
            pipe.Write(buffer, offset, count);
        }
        catch (IOException broken)
        {
            throw explain(broken).GetAwaiter().GetResult();
        }
    }

    // The pipe has no buffer of its own.
    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            pipe.Dispose();
        }

        base.Dispose(disposing);
    }
}
