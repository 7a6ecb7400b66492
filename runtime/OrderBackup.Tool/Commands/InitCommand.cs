using System.CommandLine;
using OrderBackup.Backup;
using OrderBackup.Tool.Output;

namespace OrderBackup.Tool.Commands;

/// <summary><c>init</c>: writes a manifest that covers the roots and everything related to them.</summary>
internal sealed class InitCommand : VerbCommand<InitResult>
{
    private readonly Option<string[]> _roots = new Option<string[]>("--root")
    {
        HelpName = "TABLE…",
        Description = "The tables that orders start from; every table that references one is covered too.",
        Required = true,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
    }.NotEmpty();

    private readonly Option<bool> _force = OptionRules.Flag("--force", "Replace an existing manifest.");

    public InitCommand(VerbContext context)
        : base(context, "init", "Write a coverage manifest from the live database.")
    {
        Options.Add(_roots);
        Options.Add(_force);
    }

    public override IReadOnlyList<(string CommandLine, string Meaning)> Examples =>
    [
        ("init --root orders", "cover orders and all tables that reference it"),
        ("init --root orders shop.carts --manifest src/BackupCoverage.txt --force", "two roots, replacing the file"),
    ];

    protected override string WhenCancelled => "no manifest was written.";

    protected override Task<InitResult> RunAsync(
        IOrderBackup service, ParseResult parse, IProgress<BackupProgress>? progress, CancellationToken cancellationToken) =>
        service.InitAsync(new InitRequest { Roots = parse.GetRequiredValue(_roots), Overwrite = parse.GetValue(_force) }, cancellationToken);

    protected override bool Holds(InitResult result) => true;

    protected override void Print(InitResult result, ParseResult parse, Terminal terminal)
    {
        if (result.Unrelated.Count > 0)
        {
            terminal.Line($"Not related to a root, and so left out: {string.Join(", ", result.Unrelated)}");
        }

        terminal.Verdict(
            Tone.Good, "written", $"{result.Path} covers {Amount.Of(result.Columns, "column")} of {Amount.Of(result.Tables, "table")}");
    }
}
