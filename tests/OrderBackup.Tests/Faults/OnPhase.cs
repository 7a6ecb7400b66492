using OrderBackup.Backup;

namespace OrderBackup.Tests.Faults;

/// <summary>Does something once, at the first report of a phase, while the operation waits.</summary>
internal sealed class OnPhase(string phase, Action action) : IProgress<BackupProgress>
{
    private int _done;

    public OnPhase(string phase, Func<Task> action)
        : this(phase, () => Task.Run(action).GetAwaiter().GetResult())
    {
    }

    public bool Happened => _done != 0;

    public void Report(BackupProgress value)
    {
        if (value.Phase == phase && Interlocked.Exchange(ref _done, 1) == 0)
        {
            action();
        }
    }
}
