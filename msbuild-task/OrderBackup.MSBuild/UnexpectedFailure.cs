using OrderBackup.Connections;

namespace OrderBackup.MSBuild;

/// <summary>What to say of an exception that nobody expected.</summary>
internal static class UnexpectedFailure
{
    /// <summary>The exception in one sentence, without the connection that is in use.</summary>
    public static string Describe(Exception problem, string? connectionVariable) => ConnectionSecret.HideIn(
        $"The coverage of the live database is not checked, because of a defect of OrderBackup.MSBuild: {problem.GetType().FullName}: {problem.Message} Please report it.",
        connectionText: null, connectionVariable, Environment.GetEnvironmentVariable);
}
