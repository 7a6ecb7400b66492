using System.Runtime.CompilerServices;
using Microsoft.Build.Framework;
using OrderBackup.Coverage.Diagnostics;

namespace OrderBackup.MSBuild;

/// <summary>What the tasks share: where the project, manifest and connection are, a time limit, and errors of one line with an id.</summary>
/// <remarks>
/// All parameters are text, so that a value that makes no sense is reported by the name of its property. Nothing here mentions a
/// type of another assembly of the package: MSBuild loads the task before it can be known whether they are there.
/// </remarks>
public abstract class DatabaseTask : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancelled = new();

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

    /// <inheritdoc/>
    public override bool Execute()
    {
        if (PackageFiles.FindMissing() is { Count: > 0 } missing)
        {
            var message = $"The coverage of the live database is not checked, because the package OrderBackup.MSBuild is not complete: {string.Join(", ", missing)} is missing from {PackageFiles.Folder}. "
                + "Delete that version's folder from the package cache and restore again.";
            Log.LogError(null, DiagnosticIds.CannotRun, null, ProjectFile, 1, 1, 0, 0, message);
            if (!missing.Any(PackageFiles.WritesReports))
            {
                Refuse(message);
            }
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

    private protected abstract DatabaseWork CreateWork();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Run() => CreateWork().Run(_cancelled.Token);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Refuse(string message) => CreateWork().Refuse(DiagnosticIds.CannotRun, message);
}
