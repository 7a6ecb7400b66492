using System.Globalization;
using OrderBackup.Backup;

namespace OrderBackup.Retention;

/// <summary>Decides which backups the rules keep. Looks at nothing but its arguments: no clock, no disk.</summary>
/// <remarks>
/// <para>
/// The rules count days, ISO weeks and months <em>that have backups</em>, not days of the calendar, and each rule by itself, as
/// restic's <c>--keep-daily</c> does: after a month without backups nothing is deleted for being old, and a larger number never
/// keeps less. A backup belongs to the day of its snapshot in <see cref="PruneRequest.TimeZone"/>. What is kept is the union of all rules.
/// </para>
/// <para>
/// Each database in the folder has rules of its own, so that a busy one cannot push out another's. Of a bucket the newest backup
/// stays and, when that one is not verified, the newest verified one as well. Whatever the numbers say, these stay: the newest
/// backup, the newest <see cref="PruneRequest.KeepVerified"/> verified ones, as many whose last drill did not fail and whose last verification found no damage, the pinned ones, a
/// failed one until there is a newer verified one, and every folder that cannot be read, since nobody knows what it holds.
/// </para>
/// <para>
/// A decision is about one tier and looks at nothing but that tier's backups: a copy in another tier, which may be damaged or gone
/// tomorrow, is never a reason to delete one here.
/// </para>
/// </remarks>
internal static class RetentionPolicy
{
    public static RetentionDecision Decide(IReadOnlyList<BackupSummary> backups, PruneRequest rules)
    {
        rules.Validate();
        var distinct = backups.DistinctBy(backup => backup.Folder, StringComparer.Ordinal).ToList();
        var reasons = distinct.ToDictionary(backup => backup, _ => new List<string>());
        foreach (var database in distinct.Where(IsReadable).GroupBy(backup => backup.Database ?? "", StringComparer.Ordinal))
        {
            KeepOfDatabase([.. NewestFirst(database)], rules, (backup, reason) => reasons[backup].Add(reason));
        }

        foreach (var pinned in distinct.Where(backup => backup.Pinned || rules.Pinned.Contains(backup.Name, StringComparer.Ordinal)))
        {
            reasons[pinned].Add("pinned");
        }

        foreach (var unreadable in distinct.Where(backup => !IsReadable(backup)))
        {
            reasons[unreadable].Add("cannot be read");
        }

        var ordered = NewestFirst(distinct).ToList();
        return new RetentionDecision(
            [.. ordered.Where(backup => reasons[backup].Count > 0).Select(backup => new KeptBackup(backup, string.Join(", ", reasons[backup])))],
            [.. ordered.Where(backup => reasons[backup].Count == 0)]);
    }

    internal static bool IsReadable(BackupSummary backup) => backup.Problem is null && backup.Snapshot is not null;

    private static void KeepOfDatabase(List<BackupSummary> newestFirst, PruneRequest rules, Action<BackupSummary, string> keep)
    {
        var restorable = newestFirst.Where(backup => backup.Verdict != BackupVerdict.Failed).ToList();
        var verified = restorable.Where(backup => backup.Verdict == BackupVerdict.Verified).ToList();

        var zone = rules.Zone();
        KeepBuckets(restorable, rules.Daily, "daily", zone, Day, keep);
        KeepBuckets(restorable, rules.Weekly, "weekly", zone, Week, keep);
        KeepBuckets(restorable, rules.Monthly, "monthly", zone, Month, keep);
        if (restorable.Count > 0)
        {
            keep(restorable[0], "newest");
        }

        if (verified.Exists(backup => !IsProven(backup)))
        {
            // One that a drill found different, or a verification damaged, is not what anybody can rely on: as many others stay.
            foreach (var proven in verified.Where(IsProven).Take(rules.KeepVerified))
            {
                keep(proven, "verified, and no drill or verification says otherwise");
            }
        }

        for (var i = 0; i < Math.Min(verified.Count, rules.KeepVerified); i++)
        {
            keep(verified[i], i == 0 ? "newest verified" : string.Create(CultureInfo.InvariantCulture, $"verified {i + 1} of {rules.KeepVerified}"));
        }

        foreach (var failed in newestFirst.Where(backup => backup.Verdict == BackupVerdict.Failed))
        {
            if (verified.Count == 0 || verified[0].Snapshot <= failed.Snapshot)
            {
                keep(failed, "failed, and no newer one is verified");
            }
        }
    }

    private static void KeepBuckets(
        List<BackupSummary> newestFirst, int count, string rule, TimeZoneInfo zone, Func<DateTime, string> bucketOf, Action<BackupSummary, string> keep)
    {
        foreach (var bucket in newestFirst.GroupBy(backup => bucketOf(TimeZoneInfo.ConvertTime(backup.Snapshot!.Value, zone).DateTime)).Take(count))
        {
            var newest = bucket.First();
            keep(newest, $"{rule} {bucket.Key}");
            if (!IsProven(newest) && (bucket.FirstOrDefault(IsProven) ?? bucket.FirstOrDefault(backup => backup.Verdict == BackupVerdict.Verified)) is { } verified && verified != newest)
            {
                keep(verified, $"{rule} {bucket.Key} verified");
            }
        }
    }

    private static bool IsProven(BackupSummary backup) =>
        backup is { Verdict: BackupVerdict.Verified, LastDrill: null or { Identical: true }, LastVerification: null or { Intact: true } };

    private static string Day(DateTime local) => local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Week(DateTime local) =>
        string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(local):D4}-W{ISOWeek.GetWeekOfYear(local):D2}");

    private static string Month(DateTime local) => local.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static IEnumerable<BackupSummary> NewestFirst(IEnumerable<BackupSummary> backups) =>
        backups
            .OrderByDescending(backup => backup.Snapshot ?? DateTimeOffset.MinValue)
            .ThenByDescending(backup => backup.Name, StringComparer.Ordinal)
            .ThenByDescending(backup => backup.Folder, StringComparer.Ordinal);
}
