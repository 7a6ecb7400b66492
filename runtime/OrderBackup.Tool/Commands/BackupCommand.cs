using System.CommandLine;
using OrderBackup.Backup;
using OrderBackup.Tool.Output;

namespace OrderBackup.Tool.Commands;

/// <summary><c>backup</c>: makes a backup and proves it.</summary>
internal sealed class BackupCommand : VerbCommand<BackupResult>
{
    private readonly Option<string[]> _folders = new Option<string[]>("--to")
    {
        HelpName = "DIR",
        Description = "Where the backup goes. Repeat it for further tiers: each gets a copy of the same backup, read back.",
        Required = true,
        Arity = ArgumentArity.OneOrMore,
    }.NotEmpty();

    private readonly Option<DumpCompression> _compression = OptionRules.Choice(
        "--compress",
        "How the dump is compressed.",
        ("none", DumpCompression.None),
        ("gzip", DumpCompression.Gzip),
        ("zstd", DumpCompression.Zstd));

    private readonly Option<CoveragePolicy> _coverage = OptionRules.Choice(
        "--coverage",
        "What to do about live columns that the manifest does not cover: fail before the dump, or go on and report them.",
        ("require", CoveragePolicy.Require),
        ("warn", CoveragePolicy.Warn));

    public BackupCommand(VerbContext context)
        : base(context, "backup", "Make a backup and prove that every covered column of every row is in it.")
    {
        _folders.Validators.Add(result =>
        {
            var folders = result.Tokens.Select(token => token.Value).Where(folder => !string.IsNullOrWhiteSpace(folder)).ToList();
            if (folders.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).Count() != folders.Count)
            {
                result.AddError("--to names the same folder twice: a copy beside itself protects nothing.");
            }
        });
        Options.Add(_folders);
        Options.Add(_compression);
        Options.Add(_coverage);
    }

    public override IReadOnlyList<(string CommandLine, string Meaning)> Examples =>
    [
        ("backup --to /backups/daily", "one backup"),
        ("backup --to /backups/daily --to /mnt/nas/daily --compress zstd", "the same backup in two tiers"),
    ];

    protected override string WhenCancelled => "no backup was made and nothing was changed.";

    protected override bool IsLong => true;

    protected override Task<BackupResult> RunAsync(
        IOrderBackup service, ParseResult parse, IProgress<BackupProgress>? progress, CancellationToken cancellationToken)
    {
        var request = new BackupRequest
        {
            Folders = parse.GetRequiredValue(_folders),
            Compression = parse.GetValue(_compression),
            Coverage = parse.GetValue(_coverage),
        };
        return service.BackupAsync(request, progress, cancellationToken);
    }

    protected override bool Holds(BackupResult result) => result.Succeeded;

    protected override void Print(BackupResult result, ParseResult parse, Terminal terminal)
    {
        FindingList.Print(result.Findings, terminal);
        foreach (var tier in result.Tiers)
        {
            PrintTier(tier, terminal);
        }

        var facts = result.Info is { } info
            ? $"{info.Name} of {info.Database.Name}, {Amount.Of(info.Proof.Tables.Count, "table")}, {Amount.Of(info.Proof.TotalRows, "row")}, "
              + $"{Amount.Size(info.Dump.Length)} of dump ({Amount.Duration(result.Duration)})"
            : $"no backup was made: {FindingList.Stated(result.Findings)} ({Amount.Duration(result.Duration)})";
        var tone = !result.Succeeded ? Tone.Bad : result.Verdict == BackupVerdict.Verified ? Tone.Good : Tone.Fair;
        terminal.Verdict(tone, Word(result), facts);
    }

    private static void PrintTier(TierResult tier, Terminal terminal)
    {
        if (tier.Succeeded)
        {
            terminal.Line($"Backup: {tier.Backup ?? tier.Folder}");
        }
        else
        {
            terminal.ErrorLine($"{tier.Folder}: {tier.Error ?? "there is no backup in this tier"}");
        }
    }

    private static string Word(BackupResult result) => result.Verdict switch
    {
        BackupVerdict.Failed => "failed",
        _ when !result.Succeeded => "incomplete",
        BackupVerdict.Unverified => "unverified",
        _ => "verified",
    };
}
