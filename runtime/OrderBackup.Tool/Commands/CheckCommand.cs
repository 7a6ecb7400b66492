using System.CommandLine;
using OrderBackup.Backup;
using OrderBackup.Reports;
using OrderBackup.Tool.Output;

namespace OrderBackup.Tool.Commands;

/// <summary><c>check</c>: compares the live database with the manifest.</summary>
internal sealed class CheckCommand : VerbCommand<CheckResult>
{
    private readonly Option<CheckReportFile[]> _reports = ReportOption.Create();

    private readonly Option<bool> _data = OptionRules.Flag(
        "--data", "Read the data too: values of state columns, and keys of their JSON documents, that the manifest does not list.");

    private readonly Option<bool> _withoutTools = OptionRules.Flag(
        "--without-tools", "Do not look for pg_dump and psql: this machine only checks, and another one makes the backups.");

    public CheckCommand(VerbContext context)
        : base(context, "check", "Compare the live database with the manifest, as a backup does before it starts.")
    {
        Options.Add(_reports);
        Options.Add(_data);
        Options.Add(_withoutTools);
    }

    public override IReadOnlyList<(string CommandLine, string Meaning)> Examples =>
    [
        ("check", "with the connection in ORDER_BACKUP_CONNECTION or DATABASE_URL"),
        ("check --connection-variable STAGING_DB --report markdown=coverage.md json=coverage.json", "for a pull request"),
    ];

    protected override string WhenCancelled => "nothing was changed.";

    protected override Task<CheckResult> RunAsync(
        IOrderBackup service, ParseResult parse, IProgress<BackupProgress>? progress, CancellationToken cancellationToken) =>
        service.CheckAsync(
            new CheckRequest { ReadsData = parse.GetValue(_data), LooksForTools = !parse.GetValue(_withoutTools) }, cancellationToken);

    protected override bool Holds(CheckResult result) => result.Holds;

    protected override void WriteFiles(Answer answer, ParseResult parse, OrderBackupOptions options)
    {
        var outcome = answer is { Error: { } error }
            ? CheckOutcome.Of(options.ManifestPath, error.Id, error.Message, error.Findings)
            : CheckOutcome.Of((CheckResult)answer.Result!);
        foreach (var report in parse.GetValue(_reports) ?? [])
        {
            report.Write(outcome);
        }
    }

    protected override void Print(CheckResult result, ParseResult parse, Terminal terminal)
    {
        terminal.Line($"Database: {result.Database}");
        CoverageTable.Print(result.Coverage, terminal);
        FindingList.Print(result.Findings, terminal);
        var scope = $"{Amount.Of(result.Coverage.ColumnCount, "column")} of {Amount.Of(result.Coverage.Tables.Count, "table")}";
        var uncovered = result.Coverage.UncoveredCount;
        var time = Amount.Duration(result.Duration);
        if (result.Holds)
        {
            var warnings = FindingList.Count(result.Findings);
            terminal.Verdict(
                Tone.Good, "holds", $"{scope} in scope, {uncovered:N0} uncovered{(warnings.Length == 0 ? "" : $"; {warnings}")} ({time})");
        }
        else
        {
            terminal.Verdict(Tone.Bad, "does not hold", $"{FindingList.Stated(result.Findings)}; {uncovered:N0} of {scope} uncovered ({time})");
        }
    }
}
