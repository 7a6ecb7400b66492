using System.Buffers;
using System.Text;
using System.Text.Unicode;
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
        .Select(problem => ToFinding(problem, Path, Manifest));

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

        RefuseInvalidBytes(path, bytes);
        var file = new ManifestFile(path, bytes, CoverageManifest.Parse(Encoding.UTF8.GetString(bytes)));
        var problems = file.Manifest.Problems.Where(problem => problem.Severity == Severity.Error).ToList();
        if (problems.Count > 0)
        {
            throw new OrderBackupException(
                DiagnosticIds.NotUnderstood, $"The coverage manifest {path} has {problems.Count} error{(problems.Count == 1 ? "" : "s")}. Nothing was changed.",
                [.. file.Manifest.Problems.Where(problem => problem.Severity >= Severity.Warning).Select(problem => ToFinding(problem, path, file.Manifest))]);
        }

        return file;
    }

    /// <summary>Writes a manifest in one step. A link stays one, and what is replaced leaves its mode behind.</summary>
    /// <exception cref="OrderBackupException">It cannot be written.</exception>
    /// <exception cref="IOException">There is one already, and <paramref name="overwrite"/> is false.</exception>
    public static async Task WriteAsync(string path, string text, bool overwrite, CancellationToken cancellationToken)
    {
        try
        {
            var file = new FileInfo(path).LinkTarget is null
                ? System.IO.Path.GetFullPath(path)
                : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            var temporary = file + ".new";
            await File.WriteAllTextAsync(temporary, text, new UTF8Encoding(false), cancellationToken);
            try
            {
                if (!OperatingSystem.IsWindows() && File.Exists(file))
                {
                    File.SetUnixFileMode(temporary, File.GetUnixFileMode(file));
                }

                File.Move(temporary, file, overwrite);
            }
            catch
            {
                File.Delete(temporary);
                throw;
            }
        }
        catch (Exception problem) when (problem is UnauthorizedAccessException || (problem is IOException && (overwrite || !File.Exists(path))))
        {
            throw new OrderBackupException(
                DiagnosticIds.ManifestNotWritten,
                $"The coverage manifest {path} cannot be written: {problem.Message} Nothing was changed. Allow writing there, or name another file.",
                innerException: problem);
        }
    }

    // Decoding would put replacement characters in their place, and an update would write those.
    private static void RefuseInvalidBytes(string path, byte[] bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return;
        }

        var at = 0;
        while (Rune.DecodeFromUtf8(bytes.AsSpan(at), out _, out var length) == OperationStatus.Done)
        {
            at += length;
        }

        var before = Encoding.UTF8.GetString(bytes, 0, at);
        throw new OrderBackupException(
            DiagnosticIds.NotUnderstood, $"The coverage manifest {path} is not UTF-8. Nothing was changed.",
            [
                new Finding
                {
                    Id = DiagnosticIds.NotUnderstood,
                    Severity = FindingSeverity.Error,
                    Message = $"The byte 0x{bytes[at]:X2} here is no UTF-8. Save the manifest as UTF-8.",
                    File = path,
                    Line = before.Count(character => character == '\n') + 1,
                    Column = before.Length - before.LastIndexOf('\n'),
                },
            ]);
    }

    private static Finding ToFinding(ManifestProblem problem, string path, CoverageManifest manifest) => new()
    {
        Id = problem.Id,
        Severity = problem.Severity == Severity.Error ? FindingSeverity.Error : FindingSeverity.Warning,
        Message = problem.Message,
        File = path,
        Line = problem.Line,
        Column = problem.Column,
        Identity = TextOfLine(manifest.Text, problem),
    };

    // Without its blanks, which change when another line is longer.
    private static string TextOfLine(string text, ManifestProblem problem)
    {
        var from = text.LastIndexOf('\n', Math.Max(0, Math.Min(problem.Span.Start, text.Length) - 1)) + 1;
        var end = text.IndexOf('\n', from);
        return string.Concat(text[from..(end < 0 ? text.Length : end)].Where(character => !char.IsWhiteSpace(character)));
    }
}
