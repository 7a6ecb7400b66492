using System.Text;

namespace OrderBackup.Tests.Faults;

/// <summary>
/// Reads the command lines of all processes over and over. A stand-in that leaves a file <c>scan.*</c> in the folder is held until
/// a whole round has seen it.
/// </summary>
internal sealed class ProcessScan : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _scanning;
    private readonly string _folder;
    private readonly string[] _secrets;

    public ProcessScan(string folder, string[] secrets)
    {
        _folder = folder;
        _secrets = secrets;
        _scanning = Task.Run(ScanAsync);
    }

    public List<string> Found { get; } = [];

    public bool SawPgDump { get; private set; }

    public bool SawPsql { get; private set; }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _scanning;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    private async Task ScanAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var waiting = Directory.GetFiles(_folder, "scan.*");
            foreach (var process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])))
            {
                Look(Path.Combine(process, "cmdline"));
            }

            foreach (var file in waiting)
            {
                File.Delete(file);
            }

            await Task.Delay(40);
        }
    }

    private void Look(string file)
    {
        string text;
        try
        {
            text = Encoding.UTF8.GetString(File.ReadAllBytes(file));
        }
        catch (IOException)
        {
            // It has ended.
            return;
        }
        catch (UnauthorizedAccessException)
        {
            return;
        }

        SawPgDump |= text.Contains("/pg_dump\0--", StringComparison.Ordinal);
        SawPsql |= text.Contains("/psql\0--", StringComparison.Ordinal);
        if (_secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal)))
        {
            Found.Add(text);
        }
    }
}
