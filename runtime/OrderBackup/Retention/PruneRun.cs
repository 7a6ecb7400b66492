using OrderBackup.Backup;

namespace OrderBackup.Retention;

/// <summary>Deletes what the rules no longer keep.</summary>
internal static class PruneRun
{
    /// <summary>Deletes, the oldest backup first. What cannot be deleted is a finding and stays in the list of kept backups.</summary>
    /// <param name="request">The folder and the rules.</param>
    /// <param name="backups">Everything in the folder, the unreadable ones too.</param>
    /// <param name="cancellationToken">Ends the work between two folders.</param>
    /// <exception cref="ArgumentException">The request makes no sense.</exception>
    public static Task<PruneResult> RunAsync(PruneRequest request, IReadOnlyList<BackupSummary> backups, CancellationToken cancellationToken)
    {
        var decision = RetentionPolicy.Decide(backups, request);
        return Task.Run(() => Run(request, decision, cancellationToken), cancellationToken);
    }

    private static PruneResult Run(PruneRequest request, RetentionDecision decision, CancellationToken cancellationToken)
    {
        var findings = decision.Kept
            .Where(kept => !RetentionPolicy.IsReadable(kept.Backup))
            .Select(kept => Unreadable(kept.Backup))
            .ToList();
        if (!request.DryRun)
        {
            Sweep(request.Folder, findings, cancellationToken);
        }

        var deleted = new List<string>();
        var refused = new List<KeptBackup>();
        foreach (var backup in decision.Deleted.Reverse())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryDelete(request, backup, findings))
            {
                deleted.Insert(0, backup.Name);
            }
            else
            {
                refused.Insert(0, new KeptBackup(backup, "could not be deleted"));
            }
        }

        var kept = decision.Kept.Concat(refused).OrderByDescending(one => one.Backup.Snapshot ?? DateTimeOffset.MinValue);
        return new PruneResult([.. kept.Select(one => new RetainedBackup(one.Backup.Name, one.Reason))], deleted, findings, request.DryRun);
    }

    private static bool TryDelete(PruneRequest request, BackupSummary backup, List<Finding> findings)
    {
        if (BackupFolderDeletion.WhyNot(request.Folder, backup.Name, backup.Folder) is { } reason)
        {
            findings.Add(NotDeleted(backup.Folder, reason + "."));
            return false;
        }

        if (request.DryRun)
        {
            return true;
        }

        string retired;
        try
        {
            if (BackupPins.IsPinned(backup.Folder))
            {
                findings.Add(NotDeleted(backup.Folder, "it was pinned while this prune was at work."));
                return false;
            }

            retired = BackupFolderDeletion.Retire(backup.Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OrderBackupException)
        {
            findings.Add(NotDeleted(backup.Folder, e.Message));
            return false;
        }

        Remove(retired, findings);
        return true;
    }

    private static void Sweep(string tier, List<Finding> findings, CancellationToken cancellationToken)
    {
        foreach (var leftover in BackupFolderDeletion.Leftovers(tier))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Remove(leftover, findings);
        }
    }

    private static void Remove(string retired, List<Finding> findings)
    {
        try
        {
            BackupFolderDeletion.Remove(retired);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Add(Finding.Warning(
                RuntimeIds.FolderUnusable,
                $"'{retired}' is no backup any more, but could not be removed: {e.Message} The next prune tries again.",
                file: retired));
        }
    }

    private static Finding NotDeleted(string folder, string reason) =>
        Finding.Warning(RuntimeIds.FolderUnusable, $"The backup '{folder}' was not deleted: {reason}", file: folder);

    private static Finding Unreadable(BackupSummary backup) =>
        Finding.Warning(
            RuntimeIds.NotABackup,
            $"'{backup.Folder}' cannot be read as a backup ({backup.Problem ?? "it does not say when its snapshot was taken"}) and was left alone: "
            + "look at it, and delete it by hand if it is of no use.",
            file: backup.Folder);
}
