using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OrderBackup.Benchmarks;

/// <summary>
/// Clients that ask for one address again and again, each on a connection of its own and never more often than it is told, so that all
/// together ask a set number of times a second. Written on sockets: a client that costs more than the server would measure itself.
/// </summary>
internal sealed class PollingClients : IAsyncDisposable
{
    private const int Clients = 50;
    private readonly CancellationTokenSource _ended = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Task _polling;
    private long _answers;

    private PollingClients(Uri address, string authorization, int asksPerSecond)
    {
        var request = Encoding.ASCII.GetBytes($"GET {address.AbsolutePath} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: {authorization}\r\n\r\n");
        var between = TimeSpan.FromSeconds((double)Clients / asksPerSecond);
        _polling = Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => PollAsync(address, request, between, between * client / Clients))));
    }

    /// <summary>How many answers came so far.</summary>
    public long Answers => Interlocked.Read(ref _answers);

    /// <summary>Starts asking.</summary>
    public static PollingClients Start(Uri address, string authorization, int asksPerSecond) => new(address, authorization, asksPerSecond);

    /// <summary>Stops asking.</summary>
    /// <returns>How many answers came a second.</returns>
    public async Task<double> StopAsync()
    {
        var seconds = _clock.Elapsed.TotalSeconds;
        var answers = Answers;
        await _ended.CancelAsync();
        await _polling;
        return answers / seconds;
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _polling;
        _ended.Dispose();
    }

    private async Task PollAsync(Uri address, byte[] request, TimeSpan between, TimeSpan first)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Parse(address.Host), address.Port);
        var buffer = new byte[64 * 1024];
        var due = _clock.Elapsed + first;
        try
        {
            while (!_ended.IsCancellationRequested)
            {
                // What is due is asked together: timers are no finer than a millisecond or two.
                var batch = 0;
                for (; due <= _clock.Elapsed && batch < 16; due += between)
                {
                    batch++;
                }

                if (batch == 0)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(20), _ended.Token);
                    continue;
                }

                for (var sent = 0; sent < batch; sent++)
                {
                    await socket.SendAsync(request, _ended.Token);
                    await ReadAnswerAsync(socket, buffer, _ended.Token);
                    Interlocked.Increment(ref _answers);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }
    }

    private static async Task ReadAnswerAsync(Socket socket, byte[] buffer, CancellationToken cancellationToken)
    {
        var length = 0;
        var whole = -1;
        while (whole < 0 || length < whole)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            if (read == 0)
            {
                throw new InvalidOperationException("The server closed the connection.");
            }

            length += read;
            if (whole < 0 && buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) is >= 0 and var end)
            {
                whole = end + 4 + ContentLength(Encoding.ASCII.GetString(buffer, 0, end));
            }
        }
    }

    private static int ContentLength(string headers)
    {
        if (!headers.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The server answered {headers.Split('\r')[0]}.");
        }

        const string Name = "Content-Length: ";
        var at = headers.IndexOf(Name, StringComparison.Ordinal) + Name.Length;
        var end = headers.IndexOf('\r', at);
        return int.Parse(end < 0 ? headers.AsSpan(at) : headers.AsSpan(at, end - at), System.Globalization.CultureInfo.InvariantCulture);
    }
}
