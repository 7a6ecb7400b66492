using OrderBackup.Backup;
using OrderBackup.Tool.Output;
using Spectre.Console;

namespace OrderBackup.Tool.Tests;

public sealed class ProgressTests
{
    private static readonly BackupProgress Dumping = new() { Phase = "dump", Item = "public.\"주문 [red]내역\"", Bytes = 620_000_000, TotalBytes = 1_000_000_000, Rows = 1_204_331 };

    private readonly ManualClock _clock = new();

    [Theory]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(20)]
    [InlineData(34)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(200)]
    public void The_line_fits_every_width(int width)
    {
        var reading = new PhaseReading(Dumping, TimeSpan.FromSeconds(65), 118_000_000);

        var line = string.Concat(ProgressLine.Running(reading, 3, false, width, hasUnicode: true).Select(part => part.Text));

        Assert.InRange(line.GetCellWidth(), 1, width - 1);
    }

    [Fact]
    public void The_line_names_phase_percentage_speed_rows_time_and_table()
    {
        var reading = new PhaseReading(Dumping, TimeSpan.FromSeconds(65), 118_000_000);

        var line = string.Concat(ProgressLine.Running(reading, 0, false, 120, hasUnicode: false).Select(part => part.Text));

        Assert.Equal("| dump      ##################............   62%   118 MB/s  1,204,331 rows  1:05  public.\"주문 [red]내역\"", line);
    }

    [Fact]
    public void An_estimate_that_is_passed_is_not_the_end()
    {
        var reading = new PhaseReading(Dumping with { Bytes = 1_100_000_000 }, TimeSpan.FromSeconds(9), null);

        Assert.Equal(0.99, reading.Fraction);
    }

    [Fact]
    public void A_phase_without_a_total_shows_its_bytes()
    {
        var reading = new PhaseReading(Dumping with { TotalBytes = null }, TimeSpan.FromSeconds(9), null);

        Assert.Contains("620 MB", ProgressLine.Plain(reading), StringComparison.Ordinal);
        Assert.DoesNotContain("%", ProgressLine.Plain(reading), StringComparison.Ordinal);
    }

    [Fact]
    public void Speed_is_that_of_the_last_seconds()
    {
        var meter = new PhaseMeter(_clock);
        for (var second = 0; second <= 20; second++)
        {
            meter.Report(Dumping with { Bytes = second < 10 ? second * 1_000_000 : 10_000_000 + ((second - 10) * 50_000_000L) });
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(meter.Current!.BytesPerSecond!.Value, 35_000_000, 50_000_000);
    }

    [Fact]
    public void A_second_file_of_the_same_phase_does_not_give_a_negative_speed()
    {
        var meter = new PhaseMeter(_clock);
        meter.Report(Dumping);
        _clock.Advance(TimeSpan.FromSeconds(1));
        meter.Report(Dumping with { Bytes = 10 });
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.True(meter.Current!.BytesPerSecond >= 0);
    }

    [Fact]
    public async Task Without_a_terminal_there_is_a_line_at_each_phase_and_not_at_each_report()
    {
        var reports = Enumerable.Range(0, 1000).Select(number => Dumping with { Rows = number })
            .Append(new BackupProgress { Phase = "copy", Item = "/mnt/nas" })
            .ToList();

        var run = await ToolRun.OfAsync(new FakeOrderBackup { Progress = reports }, "backup", "--to", "a");

        var lines = run.Error.TrimEnd().Split(Environment.NewLine);
        Assert.Equal(4, lines.Length);
        Assert.Equal("dump: public.\"주문 [red]내역\"", lines[0]);
        Assert.StartsWith("dump done: 620 MB, 999 rows, ", lines[1], StringComparison.Ordinal);
        Assert.Equal("copy: /mnt/nas", lines[2]);
        Assert.StartsWith("copy done: ", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_terminal_a_long_phase_has_a_line_every_five_seconds()
    {
        using var error = new StringWriter();
        var progress = new PlainProgress(new Terminal(TextWriter.Null, error, new TerminalTraits(), _ => null, _clock));
        for (var second = 0; second < 12; second++)
        {
            progress.Report(Dumping);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(3, error.ToString().TrimEnd().Split(Environment.NewLine).Length);
    }

    [Fact]
    public async Task On_a_terminal_phases_that_are_over_stay_and_the_line_goes()
    {
        var service = new FakeOrderBackup { Progress = [Dumping, new BackupProgress { Phase = "copy", Item = "[nas" }] };

        var run = await ToolRun.WithAsync(
            service, new TerminalTraits { IsLive = true, IsErrorLive = true, HasColor = true, Width = 80 }, [], TestContext.Current.CancellationToken, "backup", "--to", "a");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("dump done: 620 MB", run.Out, StringComparison.Ordinal);
        Assert.Contains("copy done: ", run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task On_a_terminal_a_failure_in_the_middle_is_reported_as_ever()
    {
        var service = new FakeOrderBackup { Progress = [Dumping], Exception = new OrderBackupException("OBK3203", "pg_dump failed") };

        var run = await ToolRun.WithAsync(service, new TerminalTraits { IsLive = true, Width = 80 }, [], TestContext.Current.CancellationToken, "backup", "--to", "a");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("error OBK3203: pg_dump failed", run.Error.TrimEnd());
        Assert.DoesNotContain("dump done", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quick_verbs_show_none()
    {
        var run = await ToolRun.WithAsync(new FakeOrderBackup(), new TerminalTraits { IsLive = true, Width = 200 }, [], TestContext.Current.CancellationToken, "list", "--from", "x");

        Assert.DoesNotContain("starting", run.Out, StringComparison.Ordinal);
    }

    private sealed class ManualClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;
    }
}
