using System.Text.Json;
using System.Text.Json.Serialization;
using OrderBackup.Files;

namespace OrderBackup.AspNetCore.Notifications;

/// <summary>What the instances tell each other of notices: kept beside the jobs' states, changed under a lock on that folder.</summary>
internal sealed class WatchFile(string folder)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private const int Patience = 40;

    private string FilePath => Path.Combine(folder, "notifications.json");

    /// <summary>What is written; empty when nothing is, or when it cannot be read.</summary>
    public async Task<WatchState> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize(await File.ReadAllBytesAsync(FilePath, cancellationToken), WatchJson.Default.WatchState) ?? new WatchState();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            return new WatchState();
        }
    }

    /// <summary>Changes what is written, unless the change changes nothing.</summary>
    /// <returns>Whether this instance made the change.</returns>
    /// <exception cref="IOException">The folder cannot be used.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be used.</exception>
    public async Task<bool> ChangeAsync(Func<WatchState, WatchState> change, CancellationToken cancellationToken)
    {
        PrivateFiles.CreateFolder(folder);
        for (var tries = 0; ; tries++)
        {
            using var taken = FolderLock.TryTake(folder, out var holder);
            if (taken is null)
            {
                // Another instance is writing a few bytes: the pause is of the real world, whatever clock the application has.
                await (tries < Patience ? Task.Delay(Pause, cancellationToken) : throw new IOException($"{FilePath} is being changed by {holder}."));
                continue;
            }

            var before = await ReadAsync(cancellationToken);
            var after = change(before);
            if (after == before)
            {
                return false;
            }

            await PrivateFiles.ReplaceAsync(FilePath, JsonSerializer.SerializeToUtf8Bytes(after, WatchJson.Default.WatchState), cancellationToken: cancellationToken);
            return true;
        }
    }
}

/// <summary>What has been told.</summary>
internal sealed record WatchState
{
    /// <summary>When it was last told that no verified backup is young enough; null when one is.</summary>
    public DateTimeOffset? OverdueTold { get; init; }

    /// <summary>Why the last notice did not arrive; null when it did.</summary>
    public string? LastError { get; init; }
}

[JsonSerializable(typeof(WatchState))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true, NewLine = "\n")]
internal sealed partial class WatchJson : JsonSerializerContext;
