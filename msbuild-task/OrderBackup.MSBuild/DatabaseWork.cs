using System.Diagnostics;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using OrderBackup.Coverage.Diagnostics;
using Task = System.Threading.Tasks.Task;

namespace OrderBackup.MSBuild;

/// <summary>What a task does: within its time, and with errors of one line that have an id.</summary>
internal abstract class DatabaseWork(DatabaseTask task)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>The manifest's full path.</summary>
    protected string ManifestPath { get; } = InProject(task, task.Manifest);

    /// <summary>How long the work has been going on, in words.</summary>
    protected string Elapsed => FormattableString.Invariant($"{_clock.Elapsed.TotalSeconds:0.00} s");

    private TaskLoggingHelper Log => task.Log;

    /// <summary>Does the work and logs what came of it; throws nothing.</summary>
    /// <param name="cancelled">Ends it on Ctrl+C.</param>
    public void Run(CancellationToken cancelled)
    {
        var limit = TimeSpan.Zero;
        try
        {
            ReadSettings();
            limit = Setting.Seconds("OrderBackupTimeout", task.Timeout, 120, 3600);
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
            ended.CancelAfter(limit);
            RefuseFolder();
            RunAsync(ended.Token).GetAwaiter().GetResult();
        }
        catch (Exception problem)
        {
            Fail(WorkFailure.Of(problem, limit, cancelled.IsCancellationRequested, task.ConnectionVariable));
        }
    }

    /// <summary>Does nothing, for a reason that is logged already.</summary>
    public void Refuse(string id, string message)
    {
        try
        {
            ReadSettings();
        }
        catch (InvalidSettingException)
        {
            // The reason is graver, and what could be read is read.
        }

        OnFailure(WorkFailure.Single(id, message));
    }

    /// <summary>A path that is relative to the project's folder.</summary>
    protected static string InProject(DatabaseTask task, string path) =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(task.ProjectFile)!, path.Trim()));

    /// <summary>Reads what <see cref="OnFailure"/> needs, before anything can fail.</summary>
    protected virtual void ReadSettings()
    {
    }

    /// <summary>Does the work.</summary>
    protected abstract Task RunAsync(CancellationToken cancellationToken);

    /// <summary>Told why the work could not be done, after that is logged.</summary>
    protected virtual void OnFailure(WorkFailure failure)
    {
    }

    /// <summary>Says something that is always shown.</summary>
    protected void Say(string text) => Log.LogMessage(MessageImportance.High, OneLine(text));

    /// <summary>Logs a finding as compilers do; neither an end nor a subcategory, which the patterns of CI systems do not expect.</summary>
    protected void LogFinding(Finding finding)
    {
        // With a position always, because those patterns ask for one.
        var (file, line, column) = finding is { File: { } known, Line: > 0 } ? (known, finding.Line, finding.Column) : (ManifestPath, 1, 1);
        file = File.Exists(file) ? file : task.ProjectFile;

        // A server's SQLSTATE is no id of this product, and those patterns would not know it.
        var id = DiagnosticCatalog.Find(finding.Id)?.Id ?? DiagnosticIds.CannotConnect;
        var (link, message) = (DiagnosticCatalog.GetHelpLink(id), OneLine(finding.Message));
        switch (finding.Severity)
        {
            case FindingSeverity.Error:
                Log.LogError(null, id, null, link, file, line, column, 0, 0, message);
                break;
            case FindingSeverity.Warning:
                Log.LogWarning(null, id, null, link, file, line, column, 0, 0, message);
                break;
            default:
                Log.LogMessage(MessageImportance.Normal, $"{id}: {message}");
                break;
        }
    }

    private void RefuseFolder()
    {
        if (Directory.Exists(ManifestPath))
        {
            throw new OrderBackupException(
                DiagnosticIds.ManifestMissing,
                $"{ManifestPath} is a folder, and the coverage manifest is a file: nothing says what a backup must contain. Move the folder, or name the file with OrderBackupManifest.");
        }
    }

    private void Fail(WorkFailure failure)
    {
        foreach (var finding in failure.Findings)
        {
            LogFinding(finding);
        }

        OnFailure(failure);
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
