using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Time.Testing;

namespace OrderBackup.AspNetCore.Tests;

/// <summary>A shop whose instances share a clock that the test sets.</summary>
internal sealed class ScheduleCase(Shop shop, string start) : IAsyncDisposable
{
    private readonly List<Instance> _instances = [];

    public Shop Shop => shop;

    public FakeTimeProvider Clock { get; } = new(At(start));

    public static DateTimeOffset At(string utc) => DateTimeOffset.Parse(utc + "Z", CultureInfo.InvariantCulture);

    public async Task<Instance> StartAsync(string[] settings, Action<WebApplicationBuilder>? configure = null)
    {
        var instance = await shop.StartAsync(Clock, [.. settings.Select(setting => "--OrderBackup:" + setting)], configure);
        _instances.Add(instance);
        return instance;
    }

    /// <summary>Lets time go on until the schedule is as wanted.</summary>
    public async Task<JsonElement> UntilAsync(Instance instance, Func<JsonElement, bool> wanted, string path = "/api/backup_schedule", double step = 1)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var answer = await instance.GetAsync(path);
            if (wanted(answer))
            {
                return answer;
            }

            if (clock.Elapsed > TimeSpan.FromSeconds(60))
            {
                throw new TimeoutException($"What the test waits for did not happen at {Clock.GetUtcNow():u}: {answer}");
            }

            Clock.Advance(TimeSpan.FromSeconds(step));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until the schedule has begun to count.</summary>
    public async Task BegunAsync(Instance instance, string job = "backup") =>
        await UntilAsync(instance, _ => shop.JobFiles(job).Length > 0, step: 0.1);

    /// <summary>Sets the clock, and lets time go on until the last due time has come to an end.</summary>
    public async Task<JsonElement> RunAsync(Instance instance, string due, bool succeeded = true, int schedule = 0)
    {
        if (Clock.GetUtcNow() < At(due))
        {
            Clock.SetUtcNow(At(due));
        }

        var answer = await UntilAsync(instance, state => Of(state, schedule).LastDue == At(due) && Of(state, schedule).Succeeded is not null);
        Assert.Equal(succeeded, Of(answer, schedule).Succeeded);
        return answer;
    }

    public static (DateTimeOffset? LastDue, bool? Succeeded, int Attempt, DateTimeOffset? RetryAt, DateTimeOffset Next) Of(JsonElement answer, int schedule = 0)
    {
        var found = answer.GetProperty("schedules")[schedule];
        DateTimeOffset? Instant(string name) => found.GetProperty(name) is { ValueKind: JsonValueKind.String } text ? text.GetDateTimeOffset().ToUniversalTime() : null;
        bool? succeeded = found.GetProperty("last_succeeded").ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };
        return (Instant("last_due"), succeeded, found.GetProperty("attempt").GetInt32(), Instant("retry_at"), Instant("next")!.Value);
    }

    public ValueTask DisposeAsync() => shop.DisposeAsync();
}
