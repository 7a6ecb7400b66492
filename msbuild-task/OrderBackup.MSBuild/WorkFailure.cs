using OrderBackup.Connections;
using OrderBackup.Coverage.Diagnostics;

namespace OrderBackup.MSBuild;

/// <summary>Why a task could not do its work.</summary>
/// <param name="Id">The id.</param>
/// <param name="Message">What happened.</param>
/// <param name="Findings">Everything behind it; at least one error.</param>
internal sealed record WorkFailure(string Id, string Message, IReadOnlyList<Finding> Findings)
{
    /// <summary>What an exception means to the user.</summary>
    /// <param name="problem">The exception.</param>
    /// <param name="limit">How long the work was allowed to take.</param>
    /// <param name="isCancelled">Whether the build was cancelled.</param>
    /// <param name="connectionVariable">The variable that holds the connection, which must not appear in a message.</param>
    public static WorkFailure Of(Exception problem, TimeSpan limit, bool isCancelled, string? connectionVariable) => problem switch
    {
        InvalidSettingException => Single(DiagnosticIds.InvalidSetting, problem.Message),
        OrderBackupException known when known.Findings.Any(finding => finding.Severity == FindingSeverity.Error) => new(known.Id, known.Message, known.Findings),
        OrderBackupException known => Single(known.Id, known.Message),
        OperationCanceledException when isCancelled => Single(DiagnosticIds.Cancelled, "The work on the live database was cancelled before it was done."),
        OperationCanceledException => Single(
            DiagnosticIds.CannotConnect,
            $"The live database did not answer in {limit.TotalSeconds:0} seconds. Check that it is not locked or overloaded, or allow more with OrderBackupTimeout."),
        _ => Single(
            DiagnosticIds.CannotRun,
            ConnectionSecret.HideIn(
                $"The work on the live database was not done, because of a defect of OrderBackup.MSBuild: {problem.GetType().FullName}: {problem.Message} Please report it.",
                connectionText: null, connectionVariable, Environment.GetEnvironmentVariable)),
    };

    /// <summary>A failure with nothing more behind it.</summary>
    public static WorkFailure Single(string id, string message) =>
        new(id, message, [new Finding { Id = id, Severity = FindingSeverity.Error, Message = message }]);
}
