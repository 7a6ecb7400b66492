namespace OrderBackup.Analyzers.Tests.Commands;

/// <summary>One diagnostic of a command rule: its id, the source that it is reported at, and its message.</summary>
internal sealed record CommandFinding(string Id, string At, string Message)
{
    public override string ToString() => $"{Id} at {At}: {Message}";
}
