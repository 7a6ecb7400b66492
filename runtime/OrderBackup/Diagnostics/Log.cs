using Microsoft.Extensions.Logging;

namespace OrderBackup.Diagnostics;

/// <summary>Everything that this package logs; never a connection's text.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Information, "{Operation} of {Subject} started")]
    public static partial void Started(ILogger logger, string operation, string subject);

    [LoggerMessage(1001, LogLevel.Information, "{Operation} of {Subject} done after {Seconds:F1} s: {Outcome}")]
    public static partial void Done(ILogger logger, string operation, string subject, double seconds, string outcome);

    [LoggerMessage(1002, LogLevel.Error, "{Operation} of {Subject} does not hold after {Seconds:F1} s: {Outcome}")]
    public static partial void DoesNotHold(ILogger logger, string operation, string subject, double seconds, string outcome);

    [LoggerMessage(1003, LogLevel.Error, "{Operation} of {Subject} could not be done after {Seconds:F1} s: {Id}: {Message}")]
    public static partial void Failed(ILogger logger, string operation, string subject, double seconds, string id, string message);

    [LoggerMessage(1004, LogLevel.Warning, "{Operation} of {Subject} was cancelled after {Seconds:F1} s")]
    public static partial void Cancelled(ILogger logger, string operation, string subject, double seconds);

    [LoggerMessage(1005, LogLevel.Warning, "{Finding}")]
    public static partial void Warned(ILogger logger, Finding finding);

    [LoggerMessage(1006, LogLevel.Error, "{Finding}")]
    public static partial void Found(ILogger logger, Finding finding);

    [LoggerMessage(1007, LogLevel.Warning, "What the verification of {Backup} found could not be recorded beside it: {Message}")]
    public static partial void VerificationNotRecorded(ILogger logger, string backup, string message);
}
