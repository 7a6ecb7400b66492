using System.Net;
using System.Security.Cryptography;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using OrderBackup.AspNetCore.Diagnostics;

namespace OrderBackup.AspNetCore.Notifications;

/// <summary>
/// Tells notices, one after the other, beside the work: a notice that does not arrive changes no outcome, and is logged and shown.
/// </summary>
internal sealed class Notifier(NotificationSettings settings, IHttpClientFactory clients, WatchFile file, TimeProvider time, ILogger logger, SiteTelemetry telemetry)
{
    /// <summary>The name of the HTTP client, for applications that give it a proxy.</summary>
    public const string ClientName = "OrderBackup.Notifications";

    private const string Heartbeat = "heartbeat";
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    private readonly Channel<Notice?> _queue = Channel.CreateBounded<Notice?>(new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest });
    private volatile string? _lastError;

    public bool HasWebhook => settings.Webhook is not null;

    public bool HasHeartbeat => settings.Heartbeat is not null;

    /// <summary>Why the last notice did not arrive, whichever instance told it; null when it did.</summary>
    public async Task<string?> LastErrorAsync(CancellationToken cancellationToken) => _lastError ?? (await file.ReadAsync(cancellationToken)).LastError;

    /// <summary>Tells the webhook, when there is one.</summary>
    public void Tell(Notice notice)
    {
        if (HasWebhook)
        {
            _queue.Writer.TryWrite(notice);
        }
    }

    /// <summary>Calls the heartbeat's address, when there is one.</summary>
    public void Beat()
    {
        if (HasHeartbeat)
        {
            _queue.Writer.TryWrite(null);
        }
    }

    /// <summary>Takes no further notices; those that wait are still told.</summary>
    public void Complete() => _queue.Writer.TryComplete();

    /// <summary>Tells what there is to tell until <see cref="Complete"/>.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var notice in _queue.Reader.ReadAllAsync(cancellationToken))
        {
            var name = notice?.Event ?? Heartbeat;
            using var activity = telemetry.BeginNotice(name);
            var problem = await SendAsync(notice, cancellationToken);
            telemetry.EndNotice(activity, name, problem);
            if (problem is null)
            {
                Log.Told(logger, name);
            }
            else
            {
                Log.NotTold(logger, name, problem);
            }

            await RememberAsync(problem, cancellationToken);
        }
    }

    private async Task<string?> SendAsync(Notice? notice, CancellationToken cancellationToken)
    {
        var receiver = notice is null ? "The heartbeat's address" : "The webhook";
        for (var attempt = 1; ; attempt++)
        {
            var (problem, mayHeal) = await TryAsync(notice, receiver, cancellationToken);
            if (problem is null || !mayHeal || attempt >= settings.Attempts)
            {
                return problem;
            }

            await Task.Delay(FirstPause * Math.Pow(2, attempt - 1), time, cancellationToken);
        }
    }

    // What a failure says of itself may hold the address: only its kind is told.
    private async Task<(string? Problem, bool MayHeal)> TryAsync(Notice? notice, string receiver, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(settings.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var request = RequestOf(notice);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return answer.IsSuccessStatusCode ? (null, false) : ($"{receiver} answered {(int)answer.StatusCode}.", MayHeal(answer.StatusCode));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ($"{receiver} did not answer within {settings.Timeout.TotalSeconds:F0} seconds.", true);
        }
        catch (HttpRequestException problem)
        {
            return ($"{receiver} could not be reached ({problem.HttpRequestError}).", true);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // Whatever an application's handler throws: the next notice must not be lost for it.
            return ($"{receiver} could not be called ({problem.GetType().Name}).", false);
        }
    }

    private HttpRequestMessage RequestOf(Notice? notice)
    {
        if (notice is null)
        {
            return new HttpRequestMessage(HttpMethod.Get, settings.Heartbeat);
        }

        var body = notice.ToBytes();
        var request = new HttpRequestMessage(HttpMethod.Post, settings.Webhook) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        if (settings.WebhookSecret is { } secret)
        {
            request.Headers.Add("X-OrderBackup-Signature", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(secret, body)));
        }

        return request;
    }

    private static bool MayHeal(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    private async Task RememberAsync(string? problem, CancellationToken cancellationToken)
    {
        _lastError = problem;
        try
        {
            await file.ChangeAsync(state => state with { LastError = problem }, cancellationToken);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // This instance knows it; the others need not.
            Log.WatchStumbled(logger, cause.Message);
        }
    }
}
