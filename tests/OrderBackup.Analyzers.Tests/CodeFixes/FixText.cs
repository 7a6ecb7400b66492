using Microsoft.CodeAnalysis.CodeFixes;
using OrderBackup.Analyzers.CodeFixes;

namespace OrderBackup.Analyzers.Tests.CodeFixes;

/// <summary>One fix of one diagnostic, from a manifest's text to the text that it gives.</summary>
internal static class FixText
{
    /// <summary>The text after the fix, which must change nothing more when it is offered again; null when the fix is not offered.</summary>
    public static async Task<string?> ApplyAsync(CodeFixProvider fixer, string key, string manifest, params IReadOnlyList<(string Name, string? Value)> properties)
    {
        var solution = FixSolution.With(manifest);
        var diagnostic = solution.Report(fixer.FixableDiagnosticIds[0], properties);
        if (await solution.FixAsync(fixer, diagnostic, key) is not { } changed) return null;

        var text = FixSolution.TextOf(changed);
        var again = FixSolution.With(text);
        Assert.Null(await again.FixAsync(fixer, again.Report(fixer.FixableDiagnosticIds[0], properties), key));
        return text;
    }

    public static (string Name, string? Value) Property(string value) => (FixProperties.Property, value);

    public static (string Name, string? Value) Column(string? value) => (FixProperties.Column, value);

    public static (string Name, string? Value) Former(string? value) => (FixProperties.RenamedFrom, value);

    public static (string Name, string? Value) Entity(params IEnumerable<string> lines) => (FixProperties.EntityLines, string.Join('\n', lines).Replace('|', '\t'));
}
