namespace FurnitureOrders.Data;

/// <summary>
/// Numbers that depend on nothing but the seed, the table and the row (SplitMix64), so that any row can be made again
/// without making those before it, by any version of .NET.
/// </summary>
internal sealed class SampleRandom(int seed, string table, long row)
{
    private ulong _state = Mix(Mix((uint)seed, Hash(table)), (ulong)row);

    /// <summary>A number from 0 up to, and without, <paramref name="limit"/>.</summary>
    public int Next(int limit) => (int)((UInt128)NextBits() * (uint)limit >> 64);

    /// <summary>A number from <paramref name="from"/> up to, and without, <paramref name="limit"/>.</summary>
    public int Next(int from, int limit) => from + Next(limit - from);

    /// <summary>True in <paramref name="perMille"/> of 1000 cases.</summary>
    public bool Chance(int perMille) => Next(1000) < perMille;

    /// <summary>One of the values.</summary>
    public T Pick<T>(IReadOnlyList<T> values) => values[Next(values.Count)];

    /// <summary>A moment up to <paramref name="days"/> after another, to the microsecond.</summary>
    public DateTime Within(DateTime from, int days) =>
        from.AddTicks((long)((UInt128)NextBits() * (ulong)(days * TimeSpan.TicksPerDay) >> 64) / 10 * 10);

    /// <summary>The text, or nothing: as null, or as an empty text, which is not the same.</summary>
    public string? Optional(string text, int perMille = 600) =>
        Chance(perMille) ? text : Chance(650) ? null : "";

    /// <summary>The answer to a question that was not always asked.</summary>
    public bool? Flag(int perMille) => Chance(20) ? null : Chance(perMille);

    /// <summary>Hexadecimal digits, 16 for each of <paramref name="words"/>.</summary>
    public string Hex(int words) => string.Concat(Enumerable.Range(0, words).Select(_ => NextBits().ToString("x16", null)));

    private static ulong Mix(ulong left, ulong right) => Scramble(left * 0x9E3779B97F4A7C15 + right);

    private static ulong Hash(string text) => text.Aggregate(0xCBF29CE484222325, (hash, letter) => (hash ^ letter) * 0x100000001B3);

    private static ulong Scramble(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    private ulong NextBits() => Scramble(_state += 0x9E3779B97F4A7C15);
}
