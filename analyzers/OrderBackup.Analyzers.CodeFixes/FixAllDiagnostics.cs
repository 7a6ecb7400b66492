using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>The diagnostics that a fix-all is asked for, in an order that does not depend on the analysis.</summary>
internal static class FixAllDiagnostics
{
    /// <summary>None for a scope that is not handled.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> GetAsync(FixAllContext context)
    {
        var found = new List<Diagnostic>();
        switch (context.Scope)
        {
            case FixAllScope.Document when context.Document is { } document:
                found.AddRange(await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false));
                break;
            case FixAllScope.Project:
                found.AddRange(await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false));
                break;
            case FixAllScope.Solution:
                foreach (var project in context.Solution.Projects) found.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
                break;
        }

        return
        [
            .. found
                .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
                .ThenBy(diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal),
        ];
    }
}
