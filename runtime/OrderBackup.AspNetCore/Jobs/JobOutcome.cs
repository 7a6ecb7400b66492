using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using OrderBackup.Backup;
using OrderBackup.Restore;
using OrderBackup.Verify;

namespace OrderBackup.AspNetCore.Jobs;

/// <summary>What became of a run.</summary>
internal sealed partial record JobOutcome
{
    public string RunId { get; init; } = "";

    public string Kind { get; init; } = "";

    public string? Subject { get; init; }

    public DateTimeOffset Started { get; init; }

    /// <summary>When it ended; null when nobody was there to say.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>The due time that it was for; null when somebody asked for it.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Which attempt at the due time it was; 0 when somebody asked for it.</summary>
    public int Attempt { get; init; }

    /// <summary>Whether everything that was asked holds.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>What went wrong; null when nothing did.</summary>
    public string? Error { get; init; }

    public string? Verdict { get; init; }

    public IReadOnlyList<TierOutcome> Tiers { get; init; } = [];

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    public int Tables { get; init; }

    public int Columns { get; init; }

    public long Rows { get; init; }

    /// <summary>The database that a restore put in place, and the name under which it kept the former one.</summary>
    public string? Database { get; init; }

    public string? FormerDatabase { get; init; }

    /// <summary>
    /// Whether trying again may heal it. A backup that lacks a tier's copy is there, and a drill that found a difference has said
    /// what it was for: another one would only say it again.
    /// </summary>
    [JsonIgnore]
    public bool MayRetry => !Succeeded && (Kind == JobKind.Backup ? !Tiers.Any(tier => tier.Succeeded) : Verdict is null);

    /// <summary>Whether it is the backup that was wanted at a due time.</summary>
    public bool MakesUpFor(DateTimeOffset? due) => Kind == JobKind.Backup && Succeeded && Started >= due;

    /// <summary>Whether it is a backup that is verified in every tier.</summary>
    [JsonIgnore]
    public bool IsVerifiedEverywhere => Kind == JobKind.Backup && Succeeded && Verdict == nameof(BackupVerdict.Verified) && Tiers.All(tier => tier.Succeeded);

    public static JobOutcome Of(BackupResult result) => new()
    {
        Succeeded = result.Succeeded,
        Error = result.Succeeded ? null : Sentences(result.Findings, "The backup was not made."),
        Verdict = result.Verdict.ToString(),
        Tiers = [.. result.Tiers.Select(tier => new TierOutcome(tier.Folder, tier.Backup is { } backup ? Path.GetFileName(backup) : null, tier.Succeeded, tier.Error))],
        Findings = result.Findings,
        Tables = result.Info?.Proof.Tables.Count ?? 0,
        Columns = result.Info?.Coverage.ColumnCount ?? 0,
        Rows = result.Info?.Proof.TotalRows ?? 0,
    };

    public static JobOutcome Of(VerificationResult result) => new()
    {
        Succeeded = result.Holds,
        Error = result.Holds ? null : Sentences(result.Findings, "The verification does not hold."),
        Verdict = result.IsIdentical switch { true => "Identical", false => "Different", _ => result.IsIntact ? "Intact" : "Damaged" },
        Findings = result.Findings,
        Tables = result.Tables,
        Columns = result.Columns,
        Rows = result.Rows,
    };

    public static JobOutcome Of(RestoreResult result) => new()
    {
        Succeeded = result.Succeeded,
        Error = result.Succeeded ? null : Sentences(result.Findings, "The restored database was not identical."),
        Verdict = result.Succeeded ? "Identical" : "Different",
        Findings = result.Findings,
        Tables = result.Tables,
        Columns = result.Columns,
        Rows = result.Rows,
        Database = result.Database,
        FormerDatabase = result.FormerDatabase,
    };

    public static JobOutcome Failed(string error, IReadOnlyList<Finding>? findings = null) => new() { Succeeded = false, Error = error, Findings = findings ?? [] };

    /// <summary>The outcome without the machines that its messages name: who holds a folder's lock.</summary>
    public JobOutcome WithoutMachines() => this with
    {
        Error = Error is null ? null : MachineOfProcess().Replace(Error, ""),
        Tiers = [.. Tiers.Select(tier => tier with { Error = tier.Error is null ? null : MachineOfProcess().Replace(tier.Error, "") })],
        Findings = [.. Findings.Select(finding => finding with { Message = MachineOfProcess().Replace(finding.Message, "") })],
    };

    [GeneratedRegex(@"(?<=\bprocess [0-9]+) on \S+(?= since )", RegexOptions.CultureInvariant)]
    private static partial Regex MachineOfProcess();

    private static string Sentences(IReadOnlyList<Finding> findings, string otherwise)
    {
        var errors = findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => $"{finding.Id}: {finding.Message}").ToList();
        return errors.Count switch
        {
            0 => otherwise,
            1 => errors[0],
            _ => $"{errors[0]} (and {errors.Count - 1} more)",
        };
    }
}

/// <summary>What became of one tier.</summary>
internal sealed record TierOutcome(string Folder, string? Backup, bool Succeeded, string? Error);
