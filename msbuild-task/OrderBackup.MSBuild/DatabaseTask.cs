using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Build.Framework;
using OrderBackup.Coverage.Diagnostics;

namespace OrderBackup.MSBuild;

/// <summary>What the tasks share: where the project, manifest and connection are, a time limit, and errors of one line with an id.</summary>
/// <remarks>All parameters are text, so that a value that makes no sense is reported by the name of its property.</remarks>
public abstract class DatabaseTask : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancelled = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>The project's path.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The coverage manifest, relative to the project's folder.</summary>
    [Required]
    public string Manifest { get; set; } = "";

    /// <summary>Whether this is a build of a CI system.</summary>
    public string? ContinuousIntegration { get; set; }

    /// <summary>
    /// The <em>name</em> of the environment variable that holds the connection; none for <c>ORDER_BACKUP_CONNECTION</c>, then
    /// <c>DATABASE_URL</c>.
    /// </summary>
    public string? ConnectionVariable { get; set; }

    /// <summary>How many seconds connecting may take.</summary>
    public string? ConnectTimeout { get; set; }

    /// <summary>How many seconds everything may take.</summary>
    public string? Timeout { get; set; }

    /// <summary>The manifest's full path.</summary>
    protected string ManifestPath => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ProjectFile)!, Manifest.Trim()));

    /// <summary>How long the task has been running, in words.</summary>
    protected string Elapsed => FormattableString.Invariant($"{_clock.Elapsed.TotalSeconds:0.00} s");

    /// <inheritdoc/>
    public override bool Execute()
    {
        if (PackageFiles.FindMissing() is { Count: > 0 } missing)
        {
            LogError(
                DiagnosticIds.CannotRun,
                $"The coverage of the live database is not checked, because the package OrderBackup.MSBuild is not complete: {string.Join(", ", missing)} is missing from {PackageFiles.Folder}. "
                + "Delete that version's folder from the package cache and restore again.");
        }
        else
        {
            Run();
        }

        // What is logged decides: a task that logs an error and returns true lets the build succeed.
        return !Log.HasLoggedErrors;
    }

    /// <inheritdoc/>
    public void Cancel() => _cancelled.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the task holds.</summary>
    protected virtual void Dispose(bool disposing) => _cancelled.Dispose();

    /// <summary>Does the work.</summary>
    /// <param name="cancellationToken">Ends it on Ctrl+C and when the time is over.</param>
    private protected abstract Task RunAsync(CancellationToken cancellationToken);

    /// <summary>Told of what the work could not be done for, after it is logged.</summary>
    private protected virtual void OnFailure(string id, string message, IReadOnlyList<Finding> findings)
    {
    }

    /// <summary>Says something that is always shown.</summary>
    private protected void Say(string text) => Log.LogMessage(MessageImportance.High, OneLine(text));

    /// <summary>Logs an error that no line of the manifest is to blame for.</summary>
    private protected void LogError(string id, string message) =>
        // With a position, because the patterns by which CI systems find errors ask for one.
        Log.LogError(null, id, null, DiagnosticLinks.Of(id), File.Exists(ManifestPath) ? ManifestPath : ProjectFile, 1, 1, 0, 0, OneLine(message));

    /// <summary>Logs a finding as compilers do; neither an end nor a subcategory, which those patterns do not expect.</summary>
    private protected void LogFinding(Finding finding)
    {
        var id = DiagnosticLinks.IsId(finding.Id) ? finding.Id : DiagnosticIds.CannotConnect;
        var (file, line, column) = finding is { File: { } known, Line: > 0 } ? (known, finding.Line, finding.Column) : (ManifestPath, 1, 1);
        var message = OneLine(finding.Message);
        switch (finding.Severity)
        {
            case FindingSeverity.Error when File.Exists(file):
                Log.LogError(null, id, null, DiagnosticLinks.Of(id), file, line, column, 0, 0, message);
                break;
            case FindingSeverity.Error:
                LogError(id, message);
                break;
            case FindingSeverity.Warning:
                Log.LogWarning(null, id, null, DiagnosticLinks.Of(id), file, line, column, 0, 0, message);
                break;
            default:
                Log.LogMessage(MessageImportance.Normal, $"{id}: {message}");
                break;
        }
    }

    // A method of its own, because its types come from assemblies that must be known to be there before it is compiled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Run()
    {
        var limit = TimeSpan.Zero;
        try
        {
            limit = Setting.Seconds("OrderBackupTimeout", Timeout, 120, 3600);
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(_cancelled.Token);
            ended.CancelAfter(limit);
            RunAsync(ended.Token).GetAwaiter().GetResult();
        }
        catch (InvalidSettingException problem)
        {
            Fail(DiagnosticIds.InvalidSetting, problem.Message, null);
        }
        catch (OrderBackupException problem)
        {
            Fail(problem.Id, problem.Message, problem.Findings);
        }
        catch (OperationCanceledException) when (_cancelled.IsCancellationRequested)
        {
            Fail(DiagnosticIds.Cancelled, "The check of the live database was cancelled before it was done.", null);
        }
        catch (OperationCanceledException)
        {
            Fail(
                DiagnosticIds.CannotConnect,
                $"The live database did not answer in {limit.TotalSeconds:0} seconds. Check that it is not locked or overloaded, or allow more with OrderBackupTimeout.", null);
        }
        catch (Exception problem)
        {
            Fail(DiagnosticIds.CannotRun, UnexpectedFailure.Describe(problem, ConnectionVariable), null);
        }
    }

    private void Fail(string id, string message, IReadOnlyList<Finding>? findings)
    {
        findings ??= [new Finding { Id = id, Severity = FindingSeverity.Error, Message = message }];
        foreach (var finding in findings)
        {
            LogFinding(finding);
        }

        if (!findings.Any(finding => finding.Severity == FindingSeverity.Error))
        {
            LogError(id, message);
        }

        OnFailure(id, message, findings);
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
