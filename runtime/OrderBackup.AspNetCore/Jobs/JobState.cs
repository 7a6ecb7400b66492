using System.Text.Json;
using System.Text.Json.Serialization;
using OrderBackup.AspNetCore.Scheduling;
using OrderBackup.Backup;

namespace OrderBackup.AspNetCore.Jobs;

/// <summary>The jobs; each has a lock, a file and at most one run at a time.</summary>
internal static class JobKind
{
    public const string Backup = "backup";
    public const string Verify = "verify";
    public const string Drill = "drill";
    public const string Restore = "restore";

    public static IReadOnlyList<string> All { get; } = [Backup, Verify, Drill, Restore];

    /// <summary>Whether a job's lock must not be a session of the database, since nobody may be connected to one that is replaced.</summary>
    public static bool IsBeside(string kind) => kind == Restore;
}

/// <summary>What is known of a job: the run at work, and what became of the one before it.</summary>
/// <remarks>docs/aspnetcore.md says where it is kept.</remarks>
internal sealed record JobState
{
    public static JobState Empty { get; } = new();

    public int Format { get; init; } = 1;

    /// <summary>The run at work; null when none is.</summary>
    public JobRun? Run { get; init; }

    /// <summary>The last outcome; null when there was no run.</summary>
    public JobOutcome? Last { get; init; }

    /// <summary>What is known of the job's schedule; null when it never had one.</summary>
    public ScheduleState? Schedule { get; init; }

    /// <summary>What is known once it is clear that the run is not at work any more and left no outcome.</summary>
    public JobState WithCrash() => Run is not { } crashed ? this : this with
    {
        Run = null,
        Last = crashed.Crashed(),

        // Nobody knows when it ended; counted from its beginning, a further attempt need not wait.
        Schedule = Schedule?.RunId == crashed.Id ? Schedule.End(crashed.Started, false, mayRetry: true) : Schedule,
    };

    /// <summary>What is known once a run has ended.</summary>
    public JobState WithOutcome(JobOutcome outcome) => this with
    {
        Run = null,
        Last = outcome,
        Schedule = Schedule switch
        {
            { } own when own.RunId == outcome.RunId => own.End(outcome.Finished ?? outcome.Started, outcome.Succeeded, outcome.MayRetry),

            // A backup that somebody started after the due time does what the schedule wanted to try again.
            { Succeeded: false } open when outcome.MakesUpFor(open.Due) => open.End(outcome.Finished ?? outcome.Started, true, mayRetry: false),
            var other => other,
        },
    };
}

/// <summary>A run at work.</summary>
internal sealed record JobRun
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>The name of the backup that it works on; null for a backup.</summary>
    public string? Subject { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required string Machine { get; init; }

    public required int Process { get; init; }

    /// <summary>How far it has come; kept in a file of its own, which is written often and may be lost.</summary>
    [JsonIgnore]
    public BackupProgress? Progress { get; init; }

    /// <summary>The due time that it is for; null when somebody asked for it.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Which attempt at the due time it is; 0 when somebody asked for it.</summary>
    public int Attempt { get; init; }

    /// <summary>What is told of a run that is not at work any more and left no outcome.</summary>
    public JobOutcome Crashed() => new()
    {
        RunId = Id,
        Kind = Kind,
        Subject = Subject,
        Started = Started,
        Due = Due,
        Attempt = Attempt,
        Succeeded = false,
        Error = $"The {Kind} that began at {Started:yyyy-MM-dd HH:mm:ss}Z ended without a result: its process was killed, or its machine stopped. {Left}",
    };

    private string Left => Kind switch
    {
        JobKind.Backup => "What it had begun is no backup, and the next run removes it. Start it again.",
        JobKind.Drill => "A database whose name contains _drill_ may be left; the next drill drops it. Start it again.",
        JobKind.Restore => "No database was left changed in part, but what it was building may be left: a database whose name contains _restore_, or the one that mode New was to create. "
            + "When there is one whose name contains _before_ and the time of this restore, the restored database is in place already. List the databases, drop what is left, and start it again.",
        _ => "It had changed nothing. Start it again.",
    };
}

[JsonSerializable(typeof(JobState))]
[JsonSerializable(typeof(RunProgress))]
internal sealed partial class JobStateJson : JsonSerializerContext
{
    static JobStateJson() => Default = new JobStateJson(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
    });
}
