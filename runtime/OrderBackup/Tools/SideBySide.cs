namespace OrderBackup.Tools;

/// <summary>Tasks that are of no use without each other.</summary>
internal static class SideBySide
{
    /// <summary>Waits for all of them; the first that fails stops the others.</summary>
    /// <param name="stop">What the tasks listen to.</param>
    /// <param name="tasks">The tasks, already begun.</param>
    public static Task RunAsync(CancellationTokenSource stop, params Task[] tasks) => Task.WhenAll(tasks.Select(task => StopOnFailureAsync(task, stop)));

    private static async Task StopOnFailureAsync(Task task, CancellationTokenSource stop)
    {
        try
        {
            await task;
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }
}
