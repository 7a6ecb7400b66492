using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OrderBackup.AspNetCore.Jobs;
using OrderBackup.AspNetCore.Notifications;
using OrderBackup.AspNetCore.Scheduling;
using OrderBackup.Backup;
using OrderBackup.Connections;
using OrderBackup.Retention;

namespace OrderBackup.AspNetCore;

/// <summary>What an application's options come to: nothing is relative any more, and the connection is known.</summary>
internal sealed record SiteSettings
{
    private SiteSettings()
    {
    }

    /// <summary>For <see cref="IOrderBackup"/> and the job's lock.</summary>
    public required OrderBackupOptions Runtime { get; init; }

    /// <summary>Where and to whom the connection goes.</summary>
    public required DatabaseConnection Target { get; init; }

    /// <summary>What a backup is asked for.</summary>
    public required BackupRequest Request { get; init; }

    /// <summary>
    /// Where the instances tell each other of this database's jobs: a folder of its own in the first tier, since other databases, of this
    /// application or of others, may have the same tiers.
    /// </summary>
    public string StateFolder => JobFile.FolderIn(Request.Folders[0], Target);

    /// <summary>What is kept in each tier; empty when nothing is ever deleted.</summary>
    public required IReadOnlyList<PruneRequest> Retention { get; init; }

    /// <summary>When which job is to be done.</summary>
    public required IReadOnlyDictionary<string, CronSchedule> Schedules { get; init; }

    /// <summary>How old the newest verified backup may be, counted at an instant; null when no age is too old.</summary>
    public required Func<DateTimeOffset, TimeSpan?> OverdueAfter { get; init; }

    /// <summary>Whom to tell.</summary>
    public required NotificationSettings Notifications { get; init; }

    /// <summary>Resolves options.</summary>
    /// <exception cref="ArgumentException">They do not make sense; the message names the option.</exception>
    /// <exception cref="DatabaseConnectionException">No connection is configured, or it cannot be used.</exception>
    public static SiteSettings Resolve(OrderBackupWebOptions options, IConfiguration configuration, string contentRoot)
    {
        if (new[] { options.Connection, options.ConnectionName, options.ConnectionVariable }.Count(given => given is not null) > 1)
        {
            throw new ArgumentException($"Only one of {nameof(options.Connection)}, {nameof(options.ConnectionName)} and {nameof(options.ConnectionVariable)} can be given.");
        }

        var connection = options.Connection;
        if (options.ConnectionName is { } name)
        {
            connection = configuration.GetConnectionString(name)
                ?? throw new ArgumentException($"{nameof(options.ConnectionName)} names the connection string {name}, and there is no ConnectionStrings:{name}.");
        }

        if (string.IsNullOrWhiteSpace(options.ManifestPath))
        {
            throw new ArgumentException($"{nameof(options.ManifestPath)} must name a file.");
        }

        var runtime = new OrderBackupOptions
        {
            Connection = connection,
            ConnectionVariable = options.ConnectionVariable,
            ManifestPath = Path.GetFullPath(options.ManifestPath, contentRoot),
            ToolsFolder = options.ToolsFolder is { } tools ? Path.GetFullPath(tools, contentRoot) : null,
            ConnectTimeout = options.ConnectTimeout,
        };
        runtime.Validate();
        if (options.Folders.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException($"{nameof(options.Folders)} holds an empty name.");
        }

        var request = new BackupRequest
        {
            Folders = [.. options.Folders.Select(folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder, contentRoot)))],
            Compression = options.Compression,
            Coverage = options.Coverage,
        };
        request.Validate();
        IReadOnlyList<PruneRequest> retention = options.Retention is { } rules ? [.. request.Folders.Select(rules.For)] : [];
        foreach (var tier in retention)
        {
            tier.Validate();
        }

        return new SiteSettings
        {
            Retention = retention,
            Schedules = SchedulesOf(options),
            OverdueAfter = OverdueOf(options),
            Notifications = NotificationSettings.Of(options.Notifications),
            Runtime = runtime,
            Request = request,
            Target = connection is not null ? DatabaseConnection.Parse(connection) : DatabaseConnection.FromEnvironment(options.ConnectionVariable),
        };
    }

    private static Dictionary<string, CronSchedule> SchedulesOf(OrderBackupWebOptions options)
    {
        var schedules = new Dictionary<string, CronSchedule>();
        if (options.Schedule is { } backups)
        {
            schedules[JobKind.Backup] = CronSchedule.Of(backups, nameof(options.Schedule));
        }

        if (options.DrillSchedule is { } drills)
        {
            schedules[JobKind.Drill] = CronSchedule.Of(drills, nameof(options.DrillSchedule));
        }

        return schedules;
    }

    private static Func<DateTimeOffset, TimeSpan?> OverdueOf(OrderBackupWebOptions options)
    {
        if (options.OverdueAfter is { } given)
        {
            return given > TimeSpan.Zero ? _ => given : throw new ArgumentException($"{nameof(options.OverdueAfter)} must be more than nothing.");
        }

        if (options.Schedule is not { } schedule)
        {
            return _ => null;
        }

        var cron = CronSchedule.Of(schedule, nameof(options.Schedule));
        TimeSpan? limit = null;
        return now => limit ??= cron.LongestGap(now) + TimeSpan.FromHours(2);
    }
}

/// <summary>Keeps an application with options that cannot work from starting.</summary>
internal sealed class WebOptionsValidation(string key, IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<OrderBackupWebOptions>
{
    public ValidateOptionsResult Validate(string? name, OrderBackupWebOptions options)
    {
        if (name != key)
        {
            return ValidateOptionsResult.Skip;
        }

        var which = key.Length == 0 ? "OrderBackup" : $"OrderBackup ({key})";
        try
        {
            var manifest = SiteSettings.Resolve(options, configuration, environment.ContentRootPath).Runtime.ManifestPath;
            return File.Exists(manifest)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail($"{which}: there is no manifest {manifest}. Write one with `order-backup init`, and copy it to the output.");
        }
        catch (Exception problem) when (problem is ArgumentException or DatabaseConnectionException)
        {
            return ValidateOptionsResult.Fail($"{which}: {problem.Message}");
        }
    }
}
