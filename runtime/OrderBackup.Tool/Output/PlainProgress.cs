using OrderBackup.Backup;

namespace OrderBackup.Tool.Output;

/// <summary>Progress for logs: a line when a phase begins and ends, and one every few seconds in between.</summary>
internal sealed class PlainProgress(Terminal terminal) : IProgress<BackupProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly PhaseMeter _meter = new(terminal.Clock);
    private long _written;

    public void Report(BackupProgress value)
    {
        lock (_lock)
        {
            var isNew = _meter.Report(value);
            WriteFinished();
            if (isNew || terminal.Clock.GetElapsedTime(_written) >= Interval)
            {
                _written = terminal.Clock.GetTimestamp();
                Write(isNew ? Begun(value) : ProgressLine.Plain(_meter.Current!));
            }
        }
    }

    /// <summary>Says that the last phase is over.</summary>
    public void End()
    {
        lock (_lock)
        {
            _meter.End();
            WriteFinished();
        }
    }

    private static string Begun(BackupProgress value) => Printable.OneLine($"{value.Phase}: {value.Item ?? "started"}");

    private void WriteFinished()
    {
        while (_meter.TakeFinished() is { } reading)
        {
            Write(ProgressLine.Finished(reading));
        }
    }

    private void Write(string line)
    {
        terminal.Error.WriteLine(line);
        terminal.Error.Flush();
    }
}
