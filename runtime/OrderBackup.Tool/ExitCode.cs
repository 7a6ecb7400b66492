namespace OrderBackup.Tool;

/// <summary>What the process answers its caller with; scripts rely on these three.</summary>
internal static class ExitCode
{
    /// <summary>Done, and everything holds.</summary>
    public const int Holds = 0;

    /// <summary>Could not be done: bad usage, no server, cancelled.</summary>
    public const int NotDone = 1;

    /// <summary>Done, and something does not hold.</summary>
    public const int DoesNotHold = 2;
}
