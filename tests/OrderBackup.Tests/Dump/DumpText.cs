using System.Text;
using OrderBackup.Dump;

namespace OrderBackup.Tests.Dump;

/// <summary>Small dumps as pg_dump writes them, and ways to read them.</summary>
internal static class DumpText
{
    public const string Start = """
        --
        -- PostgreSQL database dump
        --

        \restrict KeyOfThisDump

        SET client_encoding = 'UTF8';
        SET standard_conforming_strings = on;


        """;

    public const string End = """


        --
        -- PostgreSQL database dump complete
        --

        \unrestrict KeyOfThisDump


        """;

    public static string Whole(string body) => Start + body + End;

    public static DumpContent Read(string dump, params string[] key) => Read(Encoding.UTF8.GetBytes(dump), int.MaxValue, key);

    /// <summary>Reads a dump in pieces of a given size, offering the remainder again as the reader asks.</summary>
    public static DumpContent Read(byte[] dump, int pieceLength, params string[] key)
    {
        var reader = new DumpReader(_ => key);
        var remainder = Array.Empty<byte>();
        for (var at = 0; at < dump.Length;)
        {
            var length = Math.Min(pieceLength, dump.Length - at);
            byte[] data = [.. remainder, .. dump.AsSpan(at, length)];
            remainder = data[reader.Read(data, isFinal: false)..];
            at += length;
        }

        Assert.Equal(remainder.Length, reader.Read(remainder, isFinal: true));
        return reader.Complete();
    }
}
