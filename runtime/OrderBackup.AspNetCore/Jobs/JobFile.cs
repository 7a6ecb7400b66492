using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OrderBackup.Backup;
using OrderBackup.Connections;
using OrderBackup.Files;

namespace OrderBackup.AspNetCore.Jobs;

/// <summary>
/// A job's state beside the backups, where every instance finds it. Only who holds the job's lock writes it; readers see one
/// state or the next, never a part.
/// </summary>
internal sealed class JobFile
{
    /// <summary>The folder in the first tier; no backup has such a name.</summary>
    public const string FolderName = ".jobs";

    private const int LongestName = 40;
    private const int DigestLength = 12;

    private readonly string _folder;
    private readonly string _path;
    private readonly string _progressPath;
    private readonly JobState _unreadable;

    private volatile Seen? _seen;

    public JobFile(string folder, string kind)
    {
        _folder = folder;
        _path = Path.Combine(_folder, kind + ".json");
        _progressPath = Path.Combine(_folder, kind + ".progress.json");
        _unreadable = new JobState
        {
            Last = JobOutcome.Failed($"The record of the last {kind} in {_path} cannot be read. The backups themselves are not touched by that; the next run writes it anew."),
        };
    }

    /// <summary>
    /// The folder of a database's states in a tier. People recognise the database's name, as far as a file's name can hold it; the digest
    /// of server, port and name keeps apart what that leaves alike.
    /// </summary>
    public static string FolderIn(string tier, DatabaseConnection target)
    {
        var name = string.Concat(target.Database.Take(LongestName).Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_' ? letter : '-'));
        var place = $"{target.Host.ToLowerInvariant()}\n{target.Port}\n{target.Database}";
        return Path.Combine(tier, FolderName, $"{name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(place)))[..DigestLength]}");
    }

    /// <summary>
    /// The state that was written last; the same object until the file is another one, so that polling reads it once. Over a network a
    /// file may be told as unchanged for some seconds after it was replaced: nothing is to be decided by it.
    /// </summary>
    public async Task<JobState> ReadAsync(CancellationToken cancellationToken)
    {
        // Each state is a new file. Two of the same length are never written within one tick of the file system's clock: a run's
        // start and end have other lengths.
        if (_seen is { } seen && seen.Stamp == StampOf(_path) && seen.ProgressStamp == (seen.State.Run is null ? null : StampOf(_progressPath)))
        {
            return seen.State;
        }

        return await ReadAnewAsync(cancellationToken);
    }

    /// <summary>The state as it is now: opened, which the file systems of networks answer from the server.</summary>
    public async Task<JobState> ReadAnewAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var file = Open(_path);
            var stamp = StampOf(file);
            var state = await JsonSerializer.DeserializeAsync(file, JobStateJson.Default.JobState, cancellationToken);
            state = state is { Format: 1 } ? state : _unreadable;
            var (progress, progressStamp) = state.Run is null ? default : await ReadProgressAsync(state.Run.Id, cancellationToken);
            state = progress is null ? state : state with { Run = state.Run! with { Progress = progress } };
            _seen = new Seen(stamp, progressStamp, state);
            return state;
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return JobState.Empty;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            return _unreadable;
        }
    }

    /// <summary>Replaces the state, so that it survives a crash of the machine. The progress of a run is no part of it.</summary>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public async Task WriteAsync(JobState state)
    {
        PrivateFiles.CreateFolder(_folder);
        await PrivateFiles.ReplaceAsync(_path, JsonSerializer.SerializeToUtf8Bytes(state, JobStateJson.Default.JobState));
    }

    /// <summary>Writes down how far a run has come. A crash of the machine may take that away, but never the state.</summary>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public Task WriteProgressAsync(string run, BackupProgress progress) =>
        PrivateFiles.ReplaceAsync(_progressPath, JsonSerializer.SerializeToUtf8Bytes(new RunProgress(run, progress), JobStateJson.Default.RunProgress), isDurable: false);

    /// <summary>The progress of a run; null when what is written is another run's, or cannot be read.</summary>
    private async Task<(BackupProgress? Progress, Stamp? Stamp)> ReadProgressAsync(string run, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = Open(_progressPath);
            var stamp = StampOf(file);
            var written = await JsonSerializer.DeserializeAsync(file, JobStateJson.Default.RunProgress, cancellationToken);
            return (written?.Run == run ? written.Progress : null, stamp);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            return default;
        }
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private static Stamp? StampOf(string path) => new FileInfo(path) is { Exists: true } found ? new Stamp(found.LastWriteTimeUtc, found.Length) : null;

    private static Stamp StampOf(FileStream file) => new(File.GetLastWriteTimeUtc(file.SafeFileHandle), file.Length);

    private sealed record Stamp(DateTime Written, long Length);

    private sealed record Seen(Stamp Stamp, Stamp? ProgressStamp, JobState State);
}

/// <summary>How far a run has come, as it is written down beside the state.</summary>
internal sealed record RunProgress(string Run, BackupProgress Progress);
