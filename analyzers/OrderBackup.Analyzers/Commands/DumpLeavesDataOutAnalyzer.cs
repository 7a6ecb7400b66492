using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OrderBackup.Analyzers.Commands;

/// <summary>OBK4001: code runs <c>pg_dump</c> with an option that leaves data out.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DumpLeavesDataOutAnalyzer : DiagnosticAnalyzer
{
    private static readonly string[] Words = ["pg_dump", "PgDump", "pgDump", "ProcessStartInfo", "Process.Start", "Cli.Wrap"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.DumpLeavesDataOut);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSemanticModelAction(Analyze);
    }

    private static void Analyze(SemanticModelAnalysisContext context)
    {
        if (!SourceWords.ContainsAny(context.SemanticModel.SyntaxTree.GetText(context.CancellationToken), Words))
        {
            return;
        }

        var reported = new HashSet<Location>();
        foreach (var command in SourceCommands.Read(context.SemanticModel, context.CancellationToken))
        {
            if (command.Words.Count == 0 || ProgramNames.Of(command.Words[0].Text) != ProgramNames.Dump)
            {
                continue;
            }

            var given = OptionParser.Parse(command.Words, PgDumpOptions.All);
            GivenOption[] leaving = [.. given.Where(option => option.Meant.All(meant => meant.LeavesOut is not null))];
            if (NamesEverySection(given))
            {
                leaving = [.. leaving.Where(option => !option.Is(PgDumpOptions.Section))];
            }

            if (leaving.Length > 0 && (leaving[0].Origin ?? command.Call).GetLocation() is var location && reported.Add(location))
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.DumpLeavesDataOut, location, Message(leaving)));
            }
        }
    }

    private static bool NamesEverySection(List<GivenOption> given)
    {
        var named = given.Where(option => option.Is(PgDumpOptions.Section)).Select(option => option.Value?.Text).ToList();
        return PgDumpOptions.Sections.All(section => named.Contains(section));
    }

    private static string Message(GivenOption[] options)
    {
        var lacks = options.GroupBy(option => option.Text).Select(same => $"{same.Key} leaves out {same.First().Meant[0].LeavesOut}");
        return $"pg_dump is run with an option that leaves data out ({string.Join("; ", lacks)}): this dump is no full backup, so run it without, or suppress this with the reason why the data is not needed";
    }
}
