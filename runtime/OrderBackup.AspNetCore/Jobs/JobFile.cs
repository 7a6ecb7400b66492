using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
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
    private readonly JobState _unreadable;

    private volatile Seen? _seen;

    public JobFile(string folder, string kind)
    {
        _folder = folder;
        _path = Path.Combine(_folder, kind + ".json");
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

    /// <summary>The state that was written last; the same object until the file is another one, so that polling reads it once.</summary>
    public async Task<JobState> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Each state is a new file. Two of the same length are never written within one tick of the file system's clock:
            // progress is passed on a few times a second, and a run's start and end have other lengths.
            var found = new FileInfo(_path);
            var stamp = found.Exists ? (found.LastWriteTimeUtc, found.Length) : default((DateTime, long)?);
            if (stamp is not null && _seen is { } seen && seen.Stamp == stamp)
            {
                return seen.State;
            }

            await using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var state = await JsonSerializer.DeserializeAsync(file, JobStateJson.Default.JobState, cancellationToken);
            state = state is { Format: 1 } ? state : _unreadable;
            _seen = new Seen(stamp, state);
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

    /// <summary>Replaces the state.</summary>
    /// <param name="state">The new state.</param>
    /// <param name="durable">Whether it must survive a crash of the machine; progress need not.</param>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public async Task WriteAsync(JobState state, bool durable)
    {
        PrivateFiles.CreateFolder(_folder);
        var temporary = _path + ".new";
        File.Delete(temporary);
        await using (var file = PrivateFiles.CreateFile(temporary))
        {
            await JsonSerializer.SerializeAsync(file, state, JobStateJson.Default.JobState);
            await file.FlushAsync();
            if (durable)
            {
                file.Flush(flushToDisk: true);
            }
        }

        File.Move(temporary, _path, overwrite: true);
    }

    private sealed record Seen((DateTime Written, long Length)? Stamp, JobState State);
}
