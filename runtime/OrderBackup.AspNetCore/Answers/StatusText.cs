using System.Text.Json;
using OrderBackup.AspNetCore.Jobs;

namespace OrderBackup.AspNetCore.Answers;

/// <summary>The status as it is sent. Many poll it and it rarely changes, so it is written once for each change.</summary>
internal sealed class StatusText(Redaction redaction)
{
    private volatile Written? _written;

    /// <summary>The answer for what the tiers hold and what is known of the backups; both are the same objects until they change.</summary>
    public ReadOnlyMemory<byte> Of(IReadOnlyList<TierStatus> tiers, JobState state)
    {
        if (_written is { } written && ReferenceEquals(written.Tiers, tiers) && ReferenceEquals(written.State, state))
        {
            return written.Text;
        }

        var text = JsonSerializer.SerializeToUtf8Bytes(BackupStatusAnswer.Of(tiers, state, redaction), AnswerJson.Default.BackupStatusAnswer);
        _written = new Written(tiers, state, text);
        return text;
    }

    private sealed record Written(IReadOnlyList<TierStatus> Tiers, JobState State, byte[] Text);
}
