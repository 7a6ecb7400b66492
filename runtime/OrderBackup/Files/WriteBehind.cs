namespace OrderBackup.Files;

/// <summary>
/// Flushes a growing file to the disk every so many bytes while the next ones are made, so that the last flush has little left to do.
/// </summary>
/// <remarks>Linux reports a failed write-back to one flush only (fsync(2)), so none of these may fail unnoticed.</remarks>
/// <param name="file">The file; null for none.</param>
/// <param name="every">After how many bytes.</param>
internal sealed class WriteBehind(FileStream? file, long every) : IAsyncDisposable
{
    private Task _flushing = Task.CompletedTask;
    private long _flushed;

    /// <summary>Tells how many bytes have been written so far.</summary>
    /// <exception cref="IOException">An earlier flush failed.</exception>
    public async ValueTask WrittenAsync(long bytes)
    {
        if (file is not null && bytes - _flushed >= every && _flushing.IsCompleted)
        {
            await _flushing;
            _flushed = bytes;
            _flushing = Task.Run(() => RandomAccess.FlushToDisk(file.SafeFileHandle));
        }
    }

    /// <summary>Waits for the flush that runs.</summary>
    /// <exception cref="IOException">A flush failed.</exception>
    public Task CompleteAsync() => _flushing;

    /// <summary>Waits for the flush that runs, so that the file may be closed.</summary>
    public async ValueTask DisposeAsync() => await _flushing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
