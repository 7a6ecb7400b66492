namespace OrderBackup.Analyzers.Commands;

/// <summary>One option of a command-line program.</summary>
/// <param name="Name">Its long name without the dashes.</param>
/// <param name="Letter">Its short form; a space when it has none.</param>
/// <param name="TakesValue">Whether a value must follow.</param>
/// <param name="LeavesOut">What a dump made with it lacks; null when it lacks nothing.</param>
internal sealed record CommandOption(string Name, char Letter = ' ', bool TakesValue = false, string? LeavesOut = null);
