using OrderBackup.Tool.Output;

namespace OrderBackup.Tool.Tests;

public sealed class AmountTests
{
    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1000, "1.0 kB")]
    [InlineData(9_949, "9.9 kB")]
    [InlineData(9_951, "10 kB")]
    [InlineData(999_600, "1.0 MB")]
    [InlineData(118_000_000, "118 MB")]
    [InlineData(1_234_567_890, "1.2 GB")]
    [InlineData(long.MaxValue, "9.2 EB")]
    public void Sizes_are_decimal_with_two_digits_at_least(long bytes, string text) => Assert.Equal(text, Amount.Size(bytes));

    [Theory]
    [InlineData(0.04, "0.0 s")]
    [InlineData(59.94, "59.9 s")]
    [InlineData(60, "1 min 0 s")]
    [InlineData(125, "2 min 5 s")]
    [InlineData(3725, "1 h 2 min")]
    [InlineData(100_000, "27 h 46 min")]
    public void Durations_are_read_at_a_glance(double seconds, string text) => Assert.Equal(text, Amount.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(5, "0:05")]
    [InlineData(3725, "1:02:05")]
    public void Clocks_run_in_minutes(double seconds, string text) => Assert.Equal(text, Amount.Clock(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void A_run_too_short_to_measure_has_no_speed() => Assert.Equal("- MB/s", Amount.Rate(1000, TimeSpan.Zero));

    [Theory]
    [InlineData(0, "0 rows")]
    [InlineData(1, "1 row")]
    [InlineData(1_204_331, "1,204,331 rows")]
    public void Counts_agree_with_their_noun(long count, string text) => Assert.Equal(text, Amount.Of(count, "row"));
}
