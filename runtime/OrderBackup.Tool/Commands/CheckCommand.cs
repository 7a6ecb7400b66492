using System.CommandLine;
using OrderBackup.Backup;
using OrderBackup.Tool.Output;

namespace OrderBackup.Tool.Commands;

/// <summary><c>check</c>: compares the live database with the manifest.</summary>
internal sealed class CheckCommand : VerbCommand<CheckResult>
{
    private readonly Option<CheckReport[]> _reports = new("--report")
    {
        HelpName = "FORMAT=FILE…",
        Description = $"Write the outcome to a file as well, also when the check fails. Formats: {CheckReport.KnownFormats}.",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
        CustomParser = CheckReport.Parse,
    };

    public CheckCommand(VerbContext context)
        : base(context, "check", "Compare the live database with the manifest, as a backup does before it starts.") =>
        Options.Add(_reports);

    public override IReadOnlyList<(string CommandLine, string Meaning)> Examples =>
    [
        ("check", "with the connection in ORDER_BACKUP_CONNECTION or DATABASE_URL"),
        ("check --connection-variable STAGING_DB --report markdown=coverage.md json=coverage.json", "for a pull request"),
    ];

    protected override string WhenCancelled => "nothing was changed.";

    protected override Task<CheckResult> RunAsync(
        IOrderBackup service, ParseResult parse, IProgress<BackupProgress>? progress, CancellationToken cancellationToken) =>
        service.CheckAsync(new CheckRequest(), cancellationToken);

    protected override bool Holds(CheckResult result) => result.Holds;

    protected override void WriteFiles(Answer answer, ParseResult parse)
    {
        foreach (var report in parse.GetValue(_reports) ?? [])
        {
            report.Write(answer);
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
