using Microsoft.AspNetCore.Http;
using OrderBackup.AspNetCore.Answers;
using OrderBackup.AspNetCore.Jobs;

namespace OrderBackup.AspNetCore.Endpoints;

/// <summary>What is answered to requests that start a job.</summary>
internal static class JobMessages
{
    public static IResult NoSuchBackup() =>
        RequestGuard.Problem(StatusCodes.Status404NotFound, RuntimeIds.NotABackup, "There is no such backup in that tier. A backup's name is its date and time, for example 20260217_125940.");

    public static IResult Answer(string kind, JobStart start, Redaction redaction) => TypedResults.Json(
        new JobStartAnswer(true, start.Started ? $"The {kind} was started." : InProgress(kind, start.Run, redaction), start.Started, true),
        AnswerJson.Default.JobStartAnswer, statusCode: StatusCodes.Status202Accepted);

    public static string InProgress(string kind, JobRun? run, Redaction redaction)
    {
        if (run is null)
        {
            return $"A {kind} is in progress; nothing was started.";
        }

        var progress = ProgressAnswer.Of(run.Progress, redaction);
        var far = progress is null ? "" : $" ({string.Join(' ', new[] { progress.Phase, progress.Item }.OfType<string>())}, {progress.Rows} rows)";
        return $"A {kind} is in progress since {run.Started:yyyy-MM-dd HH:mm:ss}Z{far}; nothing was started.";
    }
}
