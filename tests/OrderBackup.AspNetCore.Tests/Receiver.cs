using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OrderBackup.AspNetCore.Tests;

/// <summary>What a notice's receiver got.</summary>
internal sealed record Received(string Method, string Path, string Body, string? Signature)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}

/// <summary>A server that webhooks and heartbeats are sent to.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    public const string SecretPart = "T0PSECRET";

    private readonly WebApplication _app;

    private Receiver(WebApplication app) => _app = app;

    public ConcurrentQueue<Received> All { get; } = [];

    public HttpStatusCode Answer { get; set; } = HttpStatusCode.NoContent;

    /// <summary>Whether it takes requests and never answers.</summary>
    public bool IsSilent { get; set; }

    public IEnumerable<string> Events => All.Where(received => received.Method == "POST").Select(received => received.Json.GetProperty("event").GetString()!);

    public int Beats => All.Count(received => received is { Method: "GET", Path: $"/beat/{SecretPart}" });

    public string[] Settings =>
    [
        $"Notifications:Webhook={_app.Urls.Single()}/hook/{SecretPart}",
        $"Notifications:Heartbeat={_app.Urls.Single()}/beat/{SecretPart}",
        "Notifications:WebhookSecret=shared",
    ];

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        All.Enqueue(new Received(context.Request.Method, context.Request.Path, await reader.ReadToEndAsync(), context.Request.Headers["X-OrderBackup-Signature"].SingleOrDefault()));
        if (IsSilent)
        {
            var gone = new TaskCompletionSource();
            await using var aborted = context.RequestAborted.Register(gone.SetResult);
            await gone.Task;
            return;
        }

        context.Response.StatusCode = (int)Answer;
        context.Response.Headers.Location = "/elsewhere";
    }
}
