using System.Diagnostics;
using System.Text;

namespace FurnitureOrders.Tests;

/// <summary>An instance of the sample application in a process of its own, which can be killed.</summary>
public sealed class SiteProcess : IAsyncDisposable
{
    private const string Ready = "Now listening on: ";

    private readonly Process _process;

    private SiteProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<SiteProcess> StartAsync(Dictionary<string, string?> environment)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "FurnitureOrders.dll"), "web", "--urls", "http://127.0.0.1:0", "--contentRoot", Repository.PathOf("samples", "FurnitureOrders")];
        var start = new ProcessStartInfo(host, arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var log = new StringBuilder();
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, e) =>
        {
            log.AppendLine(e.Data);
            if (e.Data is null)
            {
                address.TrySetException(new InvalidOperationException($"The application did not start.\n{log}"));
            }
            else if (e.Data.IndexOf(Ready, StringComparison.Ordinal) is >= 0 and var at)
            {
                address.TrySetResult(new Uri(e.Data[(at + Ready.Length)..]));
            }
        };
        process.BeginOutputReadLine();
        return new SiteProcess(process, await address.Task);
    }

    /// <summary>A client without cookies that follows no redirect.</summary>
    public HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>A client that has signed in, as a program without a browser would.</summary>
    public async Task<HttpClient> SignedInAsync(string name, string password)
    {
        var client = Client();
        var page = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        var from = page.IndexOf("value=\"", page.IndexOf("__RequestVerificationToken", StringComparison.Ordinal), StringComparison.Ordinal) + "value=\"".Length;
        var token = page[from..page.IndexOf('"', from)];
        using var form = new FormUrlEncodedContent([new("name", name), new("password", password), new("__RequestVerificationToken", token)]);
        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>Ends it as a crash does (SIGKILL); it can do nothing about it.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }
}
