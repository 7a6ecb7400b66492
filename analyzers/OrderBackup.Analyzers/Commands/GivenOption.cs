using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Commands;

/// <summary>An option that a command line gives.</summary>
/// <param name="Meant">What it may mean: one option, or those that its abbreviation fits.</param>
/// <param name="Text">As it is written, such as <c>-t</c> or <c>--sch</c>.</param>
/// <param name="Value">The value that follows; null when there is none.</param>
/// <param name="Origin">The expression that it stands in.</param>
internal sealed record GivenOption(IReadOnlyList<CommandOption> Meant, string Text, KnownText? Value, SyntaxNode? Origin)
{
    public bool Is(string name) => Meant.Count == 1 && Meant[0].Name == name;
}
