using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using static OrderBackup.AspNetCore.Tests.ScheduleCase;

namespace OrderBackup.AspNetCore.Tests;

/// <summary>What an application that listens to OrderBackup measures and traces.</summary>
public sealed class TelemetryTests(ServerFixture fixture)
{
    [Fact]
    public async Task Scheduled_runs_are_counted_measured_and_traced_with_the_operation_inside()
    {
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), "2026-02-17 02:29:00");
        using var measured = new Measured(test.Shop.Database);
        var instance = await test.StartAsync(["Schedule:Cron=30 2 * * *"]);
        await test.BegunAsync(instance);
        await instance.App.StopAsync(TestContext.Current.CancellationToken);
        await instance.App.DisposeAsync();
        test.Clock.SetUtcNow(At("2026-02-20 02:29:00"));
        instance = await test.StartAsync(["Schedule:Cron=30 2 * * *"]);
        await test.RunAsync(instance, "2026-02-19 02:30:00");
        await test.UntilAsync(instance, _ => measured.Spans.Any(span => span.OperationName == "order_backup.job backup"));

        Assert.Equal((1, "{run}"), measured.Only("order_backup.job.runs", ("order_backup.job", "backup"), ("order_backup.outcome", "succeeded"), ("order_backup.trigger", "schedule")));
        Assert.Equal("s", measured.Only("order_backup.job.duration", ("order_backup.job", "backup"), ("order_backup.outcome", "succeeded"), ("order_backup.trigger", "schedule")).Unit);
        Assert.Equal((2, "{run}"), measured.Only("order_backup.schedule.missed", ("order_backup.job", "backup")));
        measured.Collect();
        Assert.Equal((1, "{backup}"), measured.Only("order_backup.tier.backups", ("order_backup.tier", "tier2")));
        Assert.Equal("s", measured.Only("order_backup.newest_verified.age", ("order_backup.tier", "tier1")).Unit);

        var job = measured.Spans.Single(span => span.OperationName == "order_backup.job backup");
        Assert.Equal(("schedule", "succeeded", ActivityStatusCode.Unset), (job.GetTagItem("order_backup.trigger"), job.GetTagItem("order_backup.outcome"), job.Status));
        Assert.Single(measured.All, span => span.OperationName == "backup" && span.ParentSpanId == job.SpanId);
    }

    [Fact]
    public async Task Run_that_failed_says_why_in_its_span_and_its_metrics()
    {
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), "2026-02-17 02:29:00");
        using var measured = new Measured(test.Shop.Database);
        var instance = await test.StartAsync([]);
        await File.WriteAllTextAsync(test.Shop.Tiers[1], "no folder", TestContext.Current.CancellationToken);
        await instance.StartBackupAsync();
        await test.UntilAsync(instance, _ => measured.Spans.Any(span => span.OperationName == "order_backup.job backup"));
        var job = measured.Spans.Single(span => span.OperationName == "order_backup.job backup");
        Assert.Equal((ActivityStatusCode.Error, RuntimeIds.TierFailed), (job.Status, job.GetTagItem("error.type")));
        Assert.Contains(RuntimeIds.TierFailed, job.StatusDescription, StringComparison.Ordinal);
        Assert.Equal((1, "{run}"), measured.Only("order_backup.job.runs", ("order_backup.outcome", "failed"), ("error.type", RuntimeIds.TierFailed)));
    }

    [Fact]
    public async Task Notice_that_does_not_arrive_is_counted_with_its_error_and_without_its_address()
    {
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), "2026-02-17 02:29:00");
        using var measured = new Measured(test.Shop.Database);
        var instance = await test.StartAsync([$"Notifications:Webhook=http://127.0.0.1:1/{Receiver.SecretPart}", "Notifications:Attempts=1"]);
        await instance.StartBackupAsync();
        await test.UntilAsync(instance, _ => measured.Spans.Any(span => span.OperationName == "order_backup.notification"));
        Assert.Equal((1, "{notification}"), measured.Only("order_backup.notification.sent", ("order_backup.notification", "success"), ("error.type", "not_delivered")));
        Assert.DoesNotContain(measured.All, span => span.TagObjects.Any(tag => tag.Value?.ToString()?.Contains(Receiver.SecretPart, StringComparison.Ordinal) == true));
    }

    /// <summary>Everything that is measured and traced of one database.</summary>
    private sealed class Measured : IDisposable
    {
        private readonly MeterListener _meters = new();
        private readonly ActivityListener _activities;
        private readonly ConcurrentQueue<(Instrument Instrument, double Value, KeyValuePair<string, object?>[] Tags)> _values = [];
        private readonly string _database;

        public Measured(string database)
        {
            _database = database;
            _meters.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "OrderBackup")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _values.Enqueue((instrument, value, tags.ToArray())));
            _meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => _values.Enqueue((instrument, value, tags.ToArray())));
            _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => _values.Enqueue((instrument, value, tags.ToArray())));
            _meters.Start();
            _activities = new ActivityListener
            {
                ShouldListenTo = source => source.Name is "OrderBackup" or "System.Net.Http",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = All.Enqueue,
            };
            ActivitySource.AddActivityListener(_activities);
        }

        public ConcurrentQueue<Activity> All { get; } = [];

        public IEnumerable<Activity> Spans => All.Where(span => span.GetTagItem("db.namespace") as string == _database);

        public void Collect() => _meters.RecordObservableInstruments();

        public (double Value, string? Unit) Only(string name, params (string Name, string Value)[] tags)
        {
            var found = Assert.Single(_values, value => value.Instrument.Name == name
                && tags.Append(("db.namespace", _database)).All(tag => value.Tags.Any(given => given.Key == tag.Item1 && given.Value as string == tag.Item2)));
            return (found.Value, found.Instrument.Unit);
        }

        public void Dispose()
        {
            _meters.Dispose();
            _activities.Dispose();
        }
    }
}
