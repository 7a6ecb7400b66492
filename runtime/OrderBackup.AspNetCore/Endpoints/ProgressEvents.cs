using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrderBackup.AspNetCore.Answers;

namespace OrderBackup.AspNetCore.Endpoints;

/// <summary>The stream of what is known of the jobs.</summary>
internal static class ProgressEvents
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Repeat = TimeSpan.FromSeconds(15);

    // A reader whose rights were taken away must ask again some day.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static async IAsyncEnumerable<SseItem<string>> Of(BackupSite site, HttpContext context, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var time = context.RequestServices.GetRequiredService<TimeProvider>();
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping, cancellationToken);
        using var timer = new PeriodicTimer(Interval, time);
        var told = new Dictionary<string, (string Text, long At)>();
        var began = time.GetTimestamp();
        do
        {
            foreach (var (kind, job) in site.Jobs)
            {
                var text = JsonSerializer.Serialize(JobAnswer.Of(kind, await job.ReadAsync(ended.Token), site.Redaction), AnswerJson.Default.JobAnswer);
                if (!told.TryGetValue(kind, out var last) || last.Text != text || time.GetElapsedTime(last.At) >= Repeat)
                {
                    told[kind] = (text, time.GetTimestamp());
                    yield return new SseItem<string>(text, kind);
                }
            }
        }
        while (time.GetElapsedTime(began) < Longest && await NextAsync(timer, ended.Token));
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
