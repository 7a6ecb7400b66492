namespace OrderBackup.FaultyTool;

// Copies a stream with one byte replaced and the rest cut.
internal static class FaultyOutput
{
    public static void Copy(Stream from, Stream to, ToolFaults faults)
    {
        var buffer = new byte[64 * 1024];
        var left = faults.CutAt ?? long.MaxValue;
        long offset = 0;
        int length;
        while (left > 0 && (length = from.Read(buffer, 0, (int)Math.Min(buffer.Length, left))) > 0)
        {
            if (faults.ReplaceAt is { } replaced && replaced >= offset && replaced < offset + length)
            {
                buffer[replaced - offset] = faults.Replacement;
            }

            to.Write(buffer, 0, length);
            to.Flush();
            offset += length;
            left -= length;
        }
    }
}
