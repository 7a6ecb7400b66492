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

    [LoggerMessage(2003, LogLevel.Error, "The {Job} was left by its process {Process} on {Machine}: {Message}")]
    public static partial void Crashed(ILogger logger, string job, int process, string machine, string message);

    [LoggerMessage(2004, LogLevel.Error, "{Path} could not be answered, because a folder or a file cannot be used")]
    public static partial void FolderUnusable(ILogger logger, string path, Exception problem);

    [LoggerMessage(2010, LogLevel.Information, "The {Job} that was due at {Due} is started, attempt {Attempt}")]
    public static partial void DueStarted(ILogger logger, string job, DateTimeOffset due, int attempt);

    [LoggerMessage(2011, LogLevel.Warning, "{Count} due times of the {Job} before {Due} had no run: nobody was there, or the clock was set")]
    public static partial void DueMissed(ILogger logger, string job, int count, DateTimeOffset due);

    [LoggerMessage(2012, LogLevel.Error, "The {Job} that was due at {Due} could not be started, attempt {Attempt}: {Id}: {Message}")]
    public static partial void DueNotStarted(ILogger logger, string job, DateTimeOffset due, int attempt, string id, string message);

    [LoggerMessage(2013, LogLevel.Error, "The schedule of the {Job} stumbled and goes on")]
    public static partial void ScheduleStumbled(ILogger logger, string job, Exception problem);

    [LoggerMessage(2014, LogLevel.Warning, "The schedule of the {Job} cannot begin: {Id}: {Message}")]
    public static partial void ScheduleNotBegun(ILogger logger, string job, string id, string message);

    [LoggerMessage(2020, LogLevel.Error, "There is no verified backup of {Database} that is younger than {Limit}; the newest one: {Newest}")]
    public static partial void Overdue(ILogger logger, string database, TimeSpan limit, string newest);

    [LoggerMessage(2021, LogLevel.Information, "There is a verified backup of {Database} again that is young enough")]
    public static partial void NotOverdueAnyMore(ILogger logger, string database);

    [LoggerMessage(2022, LogLevel.Warning, "Looking after the backups failed and is tried again: {Message}")]
    public static partial void WatchStumbled(ILogger logger, string message);

    [LoggerMessage(2030, LogLevel.Error, "The {Event} was not told: {Message}")]
    public static partial void NotTold(ILogger logger, string @event, string message);

    [LoggerMessage(2031, LogLevel.Debug, "The {Event} was told")]
    public static partial void Told(ILogger logger, string @event);
}
