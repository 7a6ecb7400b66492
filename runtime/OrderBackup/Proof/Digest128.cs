using System.Globalization;
using System.IO.Hashing;
using System.Runtime.CompilerServices;

namespace OrderBackup.Proof;

/// <summary>
/// A 128-bit number that stands for a value or, summed modulo 2^128, for a multiset of values: sums do not depend on the
/// order of their parts and can be merged.
/// </summary>
internal readonly record struct Digest128(ulong Low, ulong High)
{
    /// <summary>The XXH3 128-bit hash of some bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Digest128 Of(ReadOnlySpan<byte> bytes) => From(XxHash128.HashToUInt128(bytes));

    /// <summary>The two halves of a 128-bit number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Digest128 From(UInt128 value) => new((ulong)value, (ulong)(value >> 64));

    /// <summary>The sum modulo 2^128.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Digest128 Plus(Digest128 other)
    {
        var low = Low + other.Low;
        return new Digest128(low, High + other.High + (low < Low ? 1UL : 0UL));
    }

    /// <summary>Bitwise exclusive or.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Digest128 Xor(Digest128 other) => new(Low ^ other.Low, High ^ other.High);

    /// <summary>
    /// A bijective scramble (the finalizer of MurmurHash3 x64 128). It stands between two sums so that values which move from
    /// one row to another change the total.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Digest128 Scramble()
    {
        var low = Low + High;
        var high = High + low;
        low = Finalize(low);
        high = Finalize(high);
        low += high;
        return new Digest128(low, high + low);
    }

    /// <summary>The number as 32 lower-case hexadecimal digits, the high half first.</summary>
    public override string ToString() => High.ToString("x16", CultureInfo.InvariantCulture) + Low.ToString("x16", CultureInfo.InvariantCulture);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Finalize(ulong value)
    {
        value ^= value >> 33;
        value *= 0xff51afd7ed558ccdUL;
        value ^= value >> 33;
        value *= 0xc4ceb9fe1a85ec53UL;
        return value ^ (value >> 33);
    }
}
