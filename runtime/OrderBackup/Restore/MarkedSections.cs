namespace OrderBackup.Restore;

/// <summary>Cuts a stream into sections that end with marker lines, so that one psql can answer several questions in turn.</summary>
internal sealed class MarkedSections(Stream source)
{
    private const int BufferLength = 256 * 1024;

    private readonly byte[] _buffer = new byte[BufferLength];
    private int _start;
    private int _end;

    /// <summary>Reads past everything up to a marker and returns it as text; only for short sections.</summary>
    public async Task<string> ReadTextAsync(string marker, CancellationToken cancellationToken)
    {
        await using var section = Open(marker);
        using var reader = new StreamReader(section, System.Text.Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    /// <summary>The bytes up to a marker; its end means that the marker was read.</summary>
    public Stream Open(string marker) => new Section(this, System.Text.Encoding.ASCII.GetBytes(marker + "\n"));

    private async ValueTask<int> ReadAsync(Memory<byte> target, byte[] marker, CancellationToken cancellationToken)
    {
        while (true)
        {
            var available = _buffer.AsSpan(_start, _end - _start);
            var at = available.IndexOf(marker);
            var safe = at >= 0 ? at : Math.Max(0, available.Length - marker.Length + 1);
            if (safe > 0)
            {
                var length = Math.Min(safe, target.Length);
                available[..length].CopyTo(target.Span);
                _start += length;
                return length;
            }

            if (at == 0)
            {
                _start += marker.Length;
                return 0;
            }

            await FillAsync(cancellationToken);
        }
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        var read = await source.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        if (read == 0)
        {
            throw new EndOfStreamException("The program ended before it had answered.");
        }

        _end += read;
    }

    private sealed class Section(MarkedSections sections, byte[] marker) : Stream
    {
        private bool _isAtEnd;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_isAtEnd)
            {
                return 0;
            }

            var read = await sections.ReadAsync(buffer, marker, cancellationToken);
            _isAtEnd = read == 0;
            return read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
