using System.Globalization;
using CsCheck;
using OrderBackup.Backup;
using OrderBackup.Retention;

namespace OrderBackup.Tests.Retention;

public sealed class RetentionPropertyTests
{
    private static readonly DateTimeOffset Epoch = new(2024, 12, 20, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<BackupSummary[]> Backups =
        Gen.Select(Gen.Int[0, 500], Gen.Enum<BackupVerdict>(), Gen.Bool, Gen.Int[0, 9])
            .Select((hours, verdict, isShop, luck) => Create(hours * 5, verdict, isShop ? "shop" : "orders", isReadable: luck > 0))
            .Array[0, 40]
            .Select(backups => backups.DistinctBy(backup => backup.Name).ToArray());

    private static readonly Gen<PruneRequest> Rules =
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[1, 4]).Select((daily, weekly, monthly, verified) =>
            new PruneRequest { Folder = "/tier", Daily = daily, Weekly = weekly, Monthly = monthly, KeepVerified = verified });

    [Fact]
    public void Every_backup_is_either_kept_or_deleted() =>
        Gen.Select(Backups, Rules).Sample((backups, rules) =>
        {
            var decision = RetentionPolicy.Decide(backups, rules);
            Assert.Equal(Names(backups), Names([.. decision.Kept.Select(kept => kept.Backup), .. decision.Deleted]));
            Assert.All(decision.Kept, kept => Assert.NotEmpty(kept.Reason));
        });

    [Fact]
    public void The_newest_verified_ones_always_stay() =>
        Gen.Select(Backups, Rules).Sample((backups, rules) =>
        {
            var kept = Kept(backups, rules);
            foreach (var database in backups.Where(IsVerified).GroupBy(backup => backup.Database))
            {
                var newest = database.OrderByDescending(backup => backup.Snapshot).Take(rules.KeepVerified);
                Assert.Subset(kept, newest.Select(backup => backup.Name).ToHashSet());
            }
        });

    [Fact]
    public void Pruning_what_is_left_deletes_nothing() =>
        Gen.Select(Backups, Rules).Sample((backups, rules) =>
        {
            var left = RetentionPolicy.Decide(backups, rules).Kept.Select(kept => kept.Backup).ToArray();
            Assert.Empty(RetentionPolicy.Decide(left, rules).Deleted);
        });

    [Fact]
    public void Larger_numbers_never_keep_less() =>
        Gen.Select(Backups, Rules, Rules).Sample((backups, rules, more) =>
        {
            var larger = rules with
            {
                Daily = rules.Daily + more.Daily,
                Weekly = rules.Weekly + more.Weekly,
                Monthly = rules.Monthly + more.Monthly,
                KeepVerified = rules.KeepVerified + more.KeepVerified,
            };
            Assert.Subset(Kept(backups, larger), Kept(backups, rules));
        });

    [Fact]
    public void The_order_of_the_list_does_not_matter() =>
        Gen.Select(Backups, Rules, Gen.Int).Sample((backups, rules, seed) =>
        {
            var shuffled = backups.ToArray();
            new Random(seed).Shuffle(shuffled);
            var decision = RetentionPolicy.Decide(backups, rules);
            var other = RetentionPolicy.Decide(shuffled, rules);
            Assert.Equal(decision.Kept, other.Kept);
            Assert.Equal(decision.Deleted, other.Deleted);
        });

    [Fact]
    public void What_stays_is_the_union_of_what_each_rule_keeps() =>
        Gen.Select(Backups, Rules).Sample((backups, rules) =>
        {
            var union = Kept(backups, rules with { Weekly = 0, Monthly = 0 });
            union.UnionWith(Kept(backups, rules with { Daily = 0, Monthly = 0 }));
            union.UnionWith(Kept(backups, rules with { Daily = 0, Weekly = 0 }));
            Assert.Equal(union.Order(StringComparer.Ordinal), Kept(backups, rules).Order(StringComparer.Ordinal));
        });

    [Fact]
    public void What_cannot_be_read_is_never_deleted() =>
        Gen.Select(Backups, Rules).Sample((backups, rules) =>
            Assert.DoesNotContain(RetentionPolicy.Decide(backups, rules).Deleted, backup => backup.Problem is not null));

    private static BackupSummary Create(int hours, BackupVerdict verdict, string database, bool isReadable)
    {
        var snapshot = Epoch.AddHours(hours);
        var name = snapshot.ToString("yyyyMMdd_HHmmss", CultureInfo.InvariantCulture);
        return isReadable ? RetentionPolicyTests.Backup(name, verdict, database, snapshot) : RetentionPolicyTests.Unreadable(name);
    }

    private static bool IsVerified(BackupSummary backup) => backup.Problem is null && backup.Verdict == BackupVerdict.Verified;

    private static HashSet<string> Kept(BackupSummary[] backups, PruneRequest rules) =>
        [.. RetentionPolicy.Decide(backups, rules).Kept.Select(kept => kept.Backup.Name)];

    private static IEnumerable<string> Names(IEnumerable<BackupSummary> backups) => backups.Select(backup => backup.Name).Order(StringComparer.Ordinal);
}
