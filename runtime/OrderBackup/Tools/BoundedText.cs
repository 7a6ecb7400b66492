using System.Globalization;
using System.Text;

namespace OrderBackup.Tools;

// The beginning and the end of a program's standard error: psql can write gigabytes, and the first and the last lines tell why.
internal sealed class BoundedText
{
    private const int HeadSize = 8 * 1024;
    private const int TailSize = 64 * 1024;

    private readonly Lock _lock = new();
    private readonly byte[] _head = new byte[HeadSize];
    private readonly byte[] _tail = new byte[TailSize];
    private long _length;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            if (_length < HeadSize)
            {
                var first = bytes[..(int)Math.Min(bytes.Length, HeadSize - _length)];
                first.CopyTo(_head.AsSpan((int)_length));
                _length += first.Length;
                bytes = bytes[first.Length..];
            }

            // Only the last TailSize bytes of a larger piece can stay.
            var skipped = Math.Max(0, bytes.Length - TailSize);
            _length += skipped;
            bytes = bytes[skipped..];
            while (bytes.Length > 0)
            {
                var at = (int)((_length - HeadSize) % TailSize);
                var piece = bytes[..Math.Min(bytes.Length, TailSize - at)];
                piece.CopyTo(_tail.AsSpan(at));
                _length += piece.Length;
                bytes = bytes[piece.Length..];
            }
        }
    }

    public override string ToString()
    {
        lock (_lock)
        {
            var head = Encoding.UTF8.GetString(_head, 0, (int)Math.Min(_length, HeadSize));
            var rest = _length - HeadSize;
            if (rest <= 0)
            {
                return head;
            }

            if (rest <= TailSize)
            {
                return Encoding.UTF8.GetString([.. _head, .. _tail.AsSpan(0, (int)rest)]);
            }

            var at = (int)(rest % TailSize);
            var tail = Encoding.UTF8.GetString([.. _tail.AsSpan(at), .. _tail.AsSpan(0, at)]);
            var left = (rest - TailSize).ToString(CultureInfo.InvariantCulture);
            return $"{head}\n[… {left} bytes …]\n{tail}";
        }
    }
}
