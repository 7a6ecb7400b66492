using Microsoft.Extensions.Logging;

namespace OrderBackup.AspNetCore;

/// <summary>What this package logs beside what the operations log themselves.</summary>
internal static partial class Log
{
    [LoggerMessage(2000, LogLevel.Warning, "The state of the {Job} could not be written beside the backups: {Message}")]
    public static partial void StateNotWritten(ILogger logger, string job, string message);

    [LoggerMessage(2001, LogLevel.Error, "The {Job} failed unexpectedly")]
    public static partial void Unexpected(ILogger logger, string job, Exception problem);

    [LoggerMessage(2002, LogLevel.Warning, "The application stops before the {Job} has ended")]
    public static partial void NotWaited(ILogger logger, string job);
}
