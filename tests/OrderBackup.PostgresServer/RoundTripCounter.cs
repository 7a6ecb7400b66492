using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace OrderBackup.PostgresServer;

/// <summary>
/// Stands between clients and a server on loopback and counts how often clients wait for an answer to what they ask: each Sync and
/// each simple Query is one round trip. What opening a connection takes is not counted.
/// </summary>
/// <remarks>PostgreSQL manual, "Frontend/Backend Protocol", "Message Formats". The connection must not be encrypted.</remarks>
public sealed class RoundTripCounter : IDisposable
{
    private const int StartupProtocol = 196608;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _serverPort;
    private int _roundTrips;

    /// <summary>Begins to listen.</summary>
    public RoundTripCounter(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>The port that clients connect to.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many round trips there were so far.</summary>
    public int RoundTrips => Volatile.Read(ref _roundTrips);

    /// <summary>Stops listening; open connections end with their clients.</summary>
    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            client.NoDelay = server.NoDelay = true;
            await server.ConnectAsync(IPAddress.Loopback, _serverPort);
            var answers = server.GetStream().CopyToAsync(client.GetStream());
            try
            {
                await ForwardAsync(client.GetStream(), server.GetStream());
                server.Client.Shutdown(SocketShutdown.Send);
                await answers;
            }
            catch (IOException)
            {
                // The client ended without a word; so does the connection to the server.
            }
        }
    }

    private async Task ForwardAsync(NetworkStream client, NetworkStream server)
    {
        var isStarted = false;
        var header = new byte[5];
        while (true)
        {
            var length = isStarted ? 5 : 4;
            if (await client.ReadAtLeastAsync(header.AsMemory(0, length), length, throwOnEndOfStream: false) < length)
            {
                return;
            }

            var body = new byte[BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(length - 4)) - 4];
            await client.ReadExactlyAsync(body);
            if (isStarted && header[0] is (byte)'S' or (byte)'Q')
            {
                Interlocked.Increment(ref _roundTrips);
            }

            // Before the startup message a client may ask whether the server encrypts.
            isStarted = isStarted || BinaryPrimitives.ReadInt32BigEndian(body) == StartupProtocol;
            await server.WriteAsync(header.AsMemory(0, length));
            await server.WriteAsync(body);
        }
    }
}
