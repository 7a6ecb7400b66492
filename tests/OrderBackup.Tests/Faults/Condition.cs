using System.Diagnostics;

namespace OrderBackup.Tests.Faults;

/// <summary>Waits for something to become true; a test whose condition never does fails.</summary>
internal static class Condition
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public static async Task IsTrueAsync(Func<Task<bool>> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            if (clock.Elapsed > Deadline)
            {
                throw new TimeoutException("What the test waits for did not happen.");
            }

            await Task.Delay(10);
        }
    }

    public static Task IsTrueAsync(Func<bool> condition) => IsTrueAsync(() => Task.FromResult(condition()));

    /// <summary>Waits for a file that a stand-in writes its process id to.</summary>
    public static async Task<int> ProcessIdAsync(string file)
    {
        await IsTrueAsync(() => File.Exists(file));
        return int.Parse(await File.ReadAllTextAsync(file), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a process is running; one that has ended and is only not fetched yet does not.</summary>
    public static bool Runs(int id)
    {
        try
        {
            return !File.ReadAllText($"/proc/{id}/stat").Split(')')[^1].TrimStart().StartsWith('Z');
        }
        catch (IOException)
        {
            return false;
        }
    }
}
