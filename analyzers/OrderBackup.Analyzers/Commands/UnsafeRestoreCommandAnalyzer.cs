using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OrderBackup.Analyzers.Commands;

/// <summary>OBK4002: code runs <c>psql</c> on a dump without <c>ON_ERROR_STOP</c>, or puts a password on a command line or in a literal.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsafeRestoreCommandAnalyzer : DiagnosticAnalyzer
{
    private static readonly string[] CommandWords = ["psql", "Psql", "pg_dump", "pg_restore", "PGPASSWORD", "ProcessStartInfo", "Process.Start", "Cli.Wrap"];
    private static readonly string[] PasswordWords = ["postgres://", "postgresql://", "PGPASSWORD", "assword", "PASSWORD", "Pwd", "pwd"];
    private static readonly string[] ServerWords = ["postgres://", "postgresql://", "PGPASSWORD", "Host", "host", "Npgsql", "HOST"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.UnsafeRestoreCommand);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSemanticModelAction(Analyze);
    }

    private static void Analyze(SemanticModelAnalysisContext context)
    {
        var model = context.SemanticModel;
        var text = model.SyntaxTree.GetText(context.CancellationToken);
        var found = new List<(Location At, string Message)>();
        if (SourceWords.ContainsAny(text, CommandWords))
        {
            found.AddRange(SourceCommands.Read(model, context.CancellationToken).SelectMany(CommandFindings.Of));
        }

        if (SourceWords.ContainsAny(text, PasswordWords) && SourceWords.ContainsAny(text, ServerWords))
        {
            found.AddRange(LiteralPasswords.Find(model, context.CancellationToken));
        }

        // One literal may be both: a password in a literal, and that on a command line. The first says more.
        var reported = new List<Location>();
        foreach (var (at, message) in found)
        {
            if (!reported.Any(earlier => earlier.SourceSpan.IntersectsWith(at.SourceSpan)))
            {
                reported.Add(at);
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnsafeRestoreCommand, at, message));
            }
        }
    }
}
