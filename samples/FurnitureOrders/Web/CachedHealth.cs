using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FurnitureOrders.Web;

/// <summary>
/// The application's health for whoever asks, strangers too: looked at no more than once in a few seconds and never twice at once, so that
/// nobody can make it read disks in a loop.
/// </summary>
/// <param name="checks">What looks.</param>
/// <param name="time">The clock.</param>
internal sealed class CachedHealth(HealthCheckService checks, TimeProvider time)
{
    private static readonly TimeSpan Validity = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private (long At, Task<HealthReport> Report)? _last;

    /// <summary>Answers as <c>MapHealthChecks</c> does: the status, and 503 when it is <c>Unhealthy</c>.</summary>
    /// <param name="cancellationToken">Ends the wait, not the look.</param>
    public async Task<IResult> AnswerAsync(CancellationToken cancellationToken)
    {
        var report = await Look().WaitAsync(cancellationToken);
        return TypedResults.Text(report.Status.ToString(), statusCode: report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private Task<HealthReport> Look()
    {
        lock (_lock)
        {
            if (_last is not { } last || (last.Report.IsCompleted && (!last.Report.IsCompletedSuccessfully || time.GetElapsedTime(last.At) >= Validity)))
                _last = last = (time.GetTimestamp(), Task.Run(() => checks.CheckHealthAsync()));
            return last.Report;
        }
    }
}
