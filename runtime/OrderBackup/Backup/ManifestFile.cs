using System.Text;
using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Backup;

/// <summary>The coverage manifest as it was read from disk.</summary>
/// <param name="Path">Its path, as given.</param>
/// <param name="Bytes">Its bytes, which go into the backup unchanged.</param>
/// <param name="Manifest">What they say.</param>
internal sealed record ManifestFile(string Path, byte[] Bytes, CoverageManifest Manifest)
{
    /// <summary>The folder that <c>@file</c> lines are relative to.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;

    /// <summary>The manifest's warnings, for reports.</summary>
    public IEnumerable<Finding> Warnings => Manifest.Problems
        .Where(problem => problem.Severity == Severity.Warning)
        .Select(problem => ToFinding(problem, Path));

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="OrderBackupException">There is none, or it has errors: all of them are in the exception, with positions.</exception>
    public static async Task<ManifestFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        byte[] bytes;
        try
        {
            bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new OrderBackupException(
                DiagnosticIds.ManifestMissing,
                $"There is no readable coverage manifest {path}: {problem.Message} Without it nothing says what a backup must contain. Name it with --manifest, or write one with: order-backup init --root TABLE.",
                innerException: problem);
        }

        var file = new ManifestFile(path, bytes, CoverageManifest.Parse(Encoding.UTF8.GetString(bytes)));
        var problems = file.Manifest.Problems.Where(problem => problem.Severity == Severity.Error).ToList();
        if (problems.Count > 0)
        {
            throw new OrderBackupException(
                DiagnosticIds.NotUnderstood, $"The coverage manifest {path} has {problems.Count} error{(problems.Count == 1 ? "" : "s")}. Nothing was changed.",
                [.. file.Manifest.Problems.Where(problem => problem.Severity >= Severity.Warning).Select(problem => ToFinding(problem, path))]);
        }

        return file;
    }

    private static Finding ToFinding(ManifestProblem problem, string path) => new()
    {
        Id = problem.Id,
        Severity = problem.Severity == Severity.Error ? FindingSeverity.Error : FindingSeverity.Warning,
        Message = problem.Message,
        File = path,
        Line = problem.Line,
        Column = problem.Column,
    };
}
