using OrderBackup.Backup;

namespace OrderBackup.Tool.Output;

/// <summary>How far a phase has come and how fast it goes.</summary>
/// <param name="Last">The latest report.</param>
/// <param name="Elapsed">How long the phase has run.</param>
/// <param name="BytesPerSecond">The speed of the last seconds; null while there is nothing to measure.</param>
internal sealed record PhaseReading(BackupProgress Last, TimeSpan Elapsed, double? BytesPerSecond)
{
    /// <summary>
    /// How much is done, from 0 to 0.99; null when the total is unknown. Never 1: the total may be an estimate, and only the end
    /// of the phase says that it is over.
    /// </summary>
    public double? Fraction => Last.TotalBytes is { } total and > 0 ? Math.Clamp((double)Last.Bytes / total, 0, 0.99) : null;
}

/// <summary>Follows the reports of a long operation, which may come from any thread, and measures its speed.</summary>
internal sealed class PhaseMeter(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LeastMeasured = TimeSpan.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private readonly Queue<(long Time, long Bytes)> _samples = new();
    private readonly Queue<PhaseReading> _finished = new();
    private BackupProgress? _last;
    private long _started;

    /// <summary>The running phase; null before the first report.</summary>
    public PhaseReading? Current
    {
        get
        {
            lock (_lock)
            {
                return Read();
            }
        }
    }

    /// <summary>Takes in a report.</summary>
    /// <returns>Whether a new phase has begun with it.</returns>
    public bool Report(BackupProgress progress)
    {
        lock (_lock)
        {
            var isNew = _last?.Phase != progress.Phase;
            if (isNew)
            {
                Finish();
                _started = clock.GetTimestamp();
            }
            else if (progress.Bytes < _last!.Bytes)
            {
                // The next tier or file of the same phase starts again from nothing.
                _samples.Clear();
            }

            _last = progress;
            Sample(progress.Bytes);
            return isNew;
        }
    }

    /// <summary>Ends the running phase.</summary>
    public void End()
    {
        lock (_lock)
        {
            Finish();
            _last = null;
        }
    }

    /// <summary>Takes the next phase that is over, if there is one.</summary>
    public PhaseReading? TakeFinished()
    {
        lock (_lock)
        {
            return _finished.TryDequeue(out var reading) ? reading : null;
        }
    }

    private void Finish()
    {
        if (Read() is { } reading)
        {
            _finished.Enqueue(reading);
        }

        _samples.Clear();
    }

    private void Sample(long bytes)
    {
        var now = clock.GetTimestamp();
        _samples.Enqueue((now, bytes));
        while (clock.GetElapsedTime(_samples.Peek().Time, now) > Window)
        {
            _samples.Dequeue();
        }
    }

    private PhaseReading? Read()
    {
        if (_last is null)
        {
            return null;
        }

        double? speed = null;
        if (_samples.TryPeek(out var first))
        {
            var time = clock.GetElapsedTime(first.Time);
            speed = time < LeastMeasured || _last.Bytes == 0 ? null : (_last.Bytes - first.Bytes) / time.TotalSeconds;
        }

        return new PhaseReading(_last, clock.GetElapsedTime(_started), speed);
    }
}
