using System.Globalization;
using OrderBackup.Backup;
using OrderBackup.Retention;

namespace OrderBackup.Tests.Retention;

public sealed class RetentionPolicyTests
{
    private static readonly PruneRequest Nothing = new() { Folder = "/tier", Daily = 0, Weekly = 0, Monthly = 0, KeepVerified = 1 };

    [Fact]
    public void Newest_of_each_of_the_last_days_stays()
    {
        var decision = RetentionPolicy.Decide(
            [Backup("20260217_090000"), Backup("20260217_180000"), Backup("20260216_180000"), Backup("20260210_180000"), Backup("20260209_180000")],
            Nothing with { Daily = 3 });

        Assert.Equal(["20260217_180000", "20260216_180000", "20260210_180000"], Kept(decision));
        Assert.Equal(["20260217_090000", "20260209_180000"], Deleted(decision));
        Assert.Equal("daily 2026-02-17, newest, newest verified", decision.Kept[0].Reason);
    }

    [Fact]
    public void Days_without_backups_do_not_count()
    {
        var decision = RetentionPolicy.Decide([Backup("20260217_090000"), Backup("20250101_090000")], Nothing with { Daily = 2 });

        Assert.Empty(decision.Deleted);
    }

    [Fact]
    public void A_week_is_an_iso_week_and_a_day_is_a_day_in_utc()
    {
        // 2024-12-30 is a Monday, in the first ISO week of 2025; half past midnight in Seoul is the day before in UTC.
        var monday = Backup("20241230_120000");
        var sunday = Backup("20241230_003000", snapshot: new DateTimeOffset(2024, 12, 30, 0, 30, 0, TimeSpan.FromHours(9)));
        var decision = RetentionPolicy.Decide([monday, sunday], Nothing with { Weekly = 2, Daily = 2 });

        Assert.Contains("weekly 2025-W01", decision.Kept[0].Reason, StringComparison.Ordinal);
        Assert.Equal("daily 2024-12-29, weekly 2024-W52", decision.Kept[1].Reason);
    }

    [Fact]
    public void An_unverified_newest_does_not_push_out_the_verified_one_of_its_day()
    {
        var decision = RetentionPolicy.Decide(
            [Backup("20260217_180000", BackupVerdict.Unverified), Backup("20260217_120000"), Backup("20260217_090000")],
            Nothing with { Daily = 1 });

        Assert.Equal(["20260217_180000", "20260217_120000"], Kept(decision));
        Assert.Equal("daily 2026-02-17 verified, newest verified", decision.Kept[1].Reason);
    }

    [Fact]
    public void A_backup_that_a_verification_found_damaged_is_no_reason_to_let_a_whole_one_go()
    {
        BackupSummary[] Tier(bool intact) =>
        [
            Backup("20260217_120000") with { LastVerification = new VerificationRecord(DateTimeOffset.UnixEpoch, intact, null, intact ? null : "OBK3301: x", "OrderBackup 0.1.0") },
            Backup("20260216_120000"),
            Backup("20260215_120000"),
        ];

        Assert.Equal(["20260217_120000"], Kept(RetentionPolicy.Decide(Tier(true), Nothing)));
        Assert.Equal(["20260217_120000", "20260216_120000"], Kept(RetentionPolicy.Decide(Tier(false), Nothing)));
    }

    [Fact]
    public void A_failed_backup_keeps_no_day_and_goes_once_a_newer_one_is_verified()
    {
        var failedBefore = Backup("20260216_090000", BackupVerdict.Failed);
        var failedAfter = Backup("20260218_090000", BackupVerdict.Failed);
        var decision = RetentionPolicy.Decide([failedBefore, Backup("20260217_090000"), failedAfter], Nothing with { Daily = 9 });

        Assert.Equal(["20260218_090000", "20260217_090000"], Kept(decision));
        Assert.Equal(["20260216_090000"], Deleted(decision));
        Assert.Equal("failed, and no newer one is verified", decision.Kept[0].Reason);
    }

    [Fact]
    public void A_folder_that_cannot_be_read_stays()
    {
        var decision = RetentionPolicy.Decide([Backup("20260217_090000"), Unreadable("20200101_000000")], Nothing);

        Assert.Equal(["20260217_090000", "20200101_000000"], Kept(decision));
        Assert.Equal("cannot be read", decision.Kept[1].Reason);
    }

    [Fact]
    public void Each_database_has_rules_of_its_own()
    {
        var decision = RetentionPolicy.Decide(
            [Backup("20260217_180000", database: "busy"), Backup("20260217_120000", database: "busy"), Backup("20260101_120000", database: "quiet")],
            Nothing with { Daily = 1 });

        Assert.Equal(["20260217_120000"], Deleted(decision));
    }

    [Fact]
    public void The_only_backups_being_unverified_the_newest_stays()
    {
        var decision = RetentionPolicy.Decide(
            [Backup("20260217_180000", BackupVerdict.Unverified), Backup("20260217_120000", BackupVerdict.Unverified)], Nothing);

        Assert.Equal(["20260217_180000"], Kept(decision));
    }

    [Fact]
    public void Keeping_no_verified_backup_is_refused() =>
        Assert.Throws<ArgumentException>(() => RetentionPolicy.Decide([], Nothing with { KeepVerified = 0 }));

    internal static BackupSummary Backup(
        string name, BackupVerdict verdict = BackupVerdict.Verified, string database = "orders", DateTimeOffset? snapshot = null) => new()
        {
            Name = name,
            Folder = "/tier/" + name,
            Verdict = verdict,
            Database = database,
            Snapshot = snapshot ?? DateTimeOffset.ParseExact(name, "yyyyMMdd_HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        };

    internal static BackupSummary Unreadable(string name) =>
        new() { Name = name, Folder = "/tier/" + name, Verdict = BackupVerdict.Failed, Problem = "backup_info.json is missing" };

    private static IEnumerable<string> Kept(RetentionDecision decision) => decision.Kept.Select(kept => kept.Backup.Name);

    private static IEnumerable<string> Deleted(RetentionDecision decision) => decision.Deleted.Select(backup => backup.Name);
}
