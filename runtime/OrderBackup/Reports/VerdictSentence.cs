using OrderBackup.Backup;

namespace OrderBackup.Reports;

/// <summary>The verdict in one sentence that needs no knowledge of databases.</summary>
internal static class VerdictSentence
{
    /// <summary>The verdict as a word in capitals, and what it means.</summary>
    public static (string Word, string Meaning) Of(BackupInfo info)
    {
        var instant = Markdown.Instant(info.Snapshot);
        var problems = info.Findings.Count(finding => finding.Severity != FindingSeverity.Information) is var count and > 0
            ? Markdown.Count(count, "finding") + " below " + (count == 1 ? "says" : "say") + " what"
            : "the unticked boxes say what";
        return info.Verdict switch
        {
            BackupVerdict.Verified =>
                ("VERIFIED", $"This backup holds {Markdown.Count(info.Proof.TotalRows, "row")}: everything that the manifest asks for, "
                + $"order state included, exactly as the database had it at {instant}."),
            BackupVerdict.Unverified =>
                ("NOT VERIFIED", "This backup is whole and can be restored, but something that the manifest asks for is not proven "
                + $"to be in it as of {instant}: {problems}."),
            _ => ("FAILED", $"Do not rely on this backup: it does not hold what it should as of {instant}; {problems}."),
        };
    }
}
