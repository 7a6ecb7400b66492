using System.Globalization;
using CsCheck;
using OrderBackup.Backup;
using OrderBackup.Retention;

namespace OrderBackup.Tests.Retention;

/// <summary>What several tiers keep together, in time zones whose days have 23, 24 and 25 hours, with pins.</summary>
public sealed class TierPropertyTests
{
    private static readonly string[] Zones = ["UTC", "Asia/Seoul", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia"];

    // Around the changes of clocks of both halves of the year, in both hemispheres.
    private static readonly DateTimeOffset Epoch = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A backup, and what each of two tiers has of it.</summary>
    private static readonly Gen<Copies[]> Made = Gen.Select(Gen.Int[0, 6000], Gen.Enum<Copy>(), Gen.Enum<Copy>(), Gen.Int[0, 9])
        .Select((hours, first, second, luck) => new Copies(Name(Epoch.AddHours(hours)), Epoch.AddHours(hours), first, second, IsPinned: luck == 0))
        .Array[0, 50].Select(made => made.DistinctBy(one => one.Name).ToArray());

    private static readonly Gen<PruneRequest> Rules = Gen.Select(Gen.Int[0, 6], Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[1, 4], Gen.Int[0, 5].Select(index => Zones[index])).Select((daily, weekly, monthly, verified, zone) =>
        new PruneRequest { Folder = "/tier", Daily = daily, Weekly = weekly, Monthly = monthly, KeepVerified = verified, TimeZone = zone });

    private enum Copy
    {
        Whole,
        WholeToo,
        Unverified,
        Damaged,
        DrillFailed,
        Missing,
    }

    [Fact]
    public void Each_tier_keeps_its_own_newest_whole_backups_whatever_the_other_has() =>
        Gen.Select(Made, Rules).Sample((made, rules) => Assert.All([0, 1], tier =>
        {
            var kept = Kept(Tier(made, tier), rules);
            var whole = made.Where(one => IsWhole(one.In(tier))).OrderByDescending(one => one.At).Take(rules.KeepVerified);
            Assert.Subset(kept, whole.Select(one => one.Name).ToHashSet());
        }));

    [Fact]
    public void Last_whole_copy_of_the_newest_backups_is_never_deleted() =>
        Gen.Select(Made, Rules).Sample((made, rules) =>
        {
            var together = Enumerable.Range(0, 2).SelectMany(tier => made.Where(one => IsWhole(one.In(tier)) && Kept(Tier(made, tier), rules).Contains(one.Name))).Select(one => one.Name).ToHashSet();
            var newest = made.Where(one => IsWhole(one.First) || IsWhole(one.Second)).OrderByDescending(one => one.At).Take(rules.KeepVerified);
            Assert.Subset(together, newest.Select(one => one.Name).ToHashSet());
        });

    [Fact]
    public void What_one_tier_keeps_does_not_depend_on_what_the_other_has() =>
        Gen.Select(Made, Rules, Gen.Int).Sample((made, rules, seed) =>
        {
            var random = new Random(seed);
            var other = made.Select(one => one with { Second = (Copy)random.Next(6) }).ToArray();
            Assert.Equal(Kept(Tier(made, 0), rules).Order(StringComparer.Ordinal), Kept(Tier(other, 0), rules).Order(StringComparer.Ordinal));
        });

    [Fact]
    public void Pinned_and_damaged_backups_always_stay_and_a_pin_costs_no_other_backup_its_place() =>
        Gen.Select(Made, Rules).Sample((made, rules) =>
        {
            var tier = Tier(made, 0);
            var kept = Kept(tier, rules);
            Assert.Subset(kept, tier.Where(backup => backup.Pinned || backup.Problem is not null).Select(backup => backup.Name).ToHashSet());
            Assert.Subset(kept, Kept([.. tier.Select(backup => backup with { Pinned = false })], rules));
            Assert.Equal(kept.Order(StringComparer.Ordinal), Kept([.. tier.Select(backup => backup with { Pinned = false })], rules with { Pinned = [.. tier.Where(backup => backup.Pinned).Select(backup => backup.Name)] }).Order(StringComparer.Ordinal));
        });

    [Fact]
    public void Every_day_of_the_zone_that_counts_keeps_its_newest_backup_and_no_more() =>
        Gen.Select(Made, Gen.Int[1, 40], Gen.Int[0, 5].Select(index => Zones[index])).Sample((made, days, zone) =>
        {
            var here = TimeZoneInfo.FindSystemTimeZoneById(zone);
            var whole = made.Select(one => one with { First = Copy.Whole, IsPinned = false }).ToArray();
            var expected = whole.GroupBy(one => TimeZoneInfo.ConvertTime(one.At, here).Date).OrderByDescending(day => day.Key).Take(days)
                .Select(day => day.MaxBy(one => one.At)!.Name);
            var rules = new PruneRequest { Folder = "/tier", Daily = days, Weekly = 0, Monthly = 0, KeepVerified = 1, TimeZone = zone };
            Assert.Equal(expected.Order(StringComparer.Ordinal), Kept(Tier(whole, 0), rules).Order(StringComparer.Ordinal));
        });

    [Theory]
    [InlineData("America/New_York", "2026-03-08T05:00Z", "2026-03-09T03:59Z", "2026-03-09T04:00Z")] // 23 hours
    [InlineData("America/New_York", "2026-11-01T04:00Z", "2026-11-02T04:59Z", "2026-11-02T05:00Z")] // 25 hours
    [InlineData("Asia/Seoul", "2026-02-16T15:00Z", "2026-02-17T14:59Z", "2026-02-17T15:00Z")]
    [InlineData("UTC", "2026-02-17T00:00Z", "2026-02-17T23:59Z", "2026-02-18T00:00Z")]
    public void Day_begins_and_ends_with_the_zone(string zone, string begins, string ends, string next)
    {
        BackupSummary At(string instant)
        {
            var at = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
            return RetentionPolicyTests.Backup(Name(at), snapshot: at);
        }

        var decision = RetentionPolicy.Decide([At(begins), At(ends), At(next)], new PruneRequest { Folder = "/tier", Daily = 9, Weekly = 0, Monthly = 0, KeepVerified = 1, TimeZone = zone });
        Assert.Equal([At(next).Name, At(ends).Name], decision.Kept.Select(kept => kept.Backup.Name));
    }

    [Fact]
    public void Names_that_begin_alike_are_not_confused()
    {
        var pinned = RetentionPolicyTests.Backup("20260101_120000");
        var others = new[] { "20260101_1200001", "20260101_12000", "20260101_120000.copy", "20260102_120000" }
            .Select((name, index) => pinned with { Name = name, Folder = "/tier/" + name, Snapshot = pinned.Snapshot!.Value.AddMinutes(index + 1) });
        var decision = RetentionPolicy.Decide([pinned, .. others], new PruneRequest { Folder = "/tier", Daily = 0, Weekly = 0, Monthly = 0, KeepVerified = 1, Pinned = [pinned.Name] });
        Assert.Equal(["20260102_120000", "20260101_120000"], decision.Kept.Select(kept => kept.Backup.Name));
    }

    [Fact]
    public void Zone_that_does_not_exist_is_refused() => Assert.Contains(
        "'Asia/Nowhere'",
        Assert.Throws<ArgumentException>(() => new PruneRequest { Folder = "/tier", TimeZone = "Asia/Nowhere" }.Validate()).Message,
        StringComparison.Ordinal);

    private static BackupSummary[] Tier(Copies[] made, int tier) => [.. made.Where(one => one.In(tier) != Copy.Missing).Select(one =>
    {
        var backup = RetentionPolicyTests.Backup(one.Name, one.In(tier) == Copy.Unverified ? BackupVerdict.Unverified : BackupVerdict.Verified, snapshot: one.At) with { Pinned = one.IsPinned };
        return one.In(tier) switch
        {
            Copy.Damaged => backup with { Problem = "the dump is missing" },
            Copy.DrillFailed => backup with { LastDrill = new DrillRecord(one.At, false, 1, "17") },
            _ => backup,
        };
    })];

    private static bool IsWhole(Copy copy) => copy is Copy.Whole or Copy.WholeToo;

    private static HashSet<string> Kept(BackupSummary[] backups, PruneRequest rules) => [.. RetentionPolicy.Decide(backups, rules).Kept.Select(kept => kept.Backup.Name)];

    private static string Name(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd_HHmmss", CultureInfo.InvariantCulture);

    private sealed record Copies(string Name, DateTimeOffset At, Copy First, Copy Second, bool IsPinned)
    {
        public Copy In(int tier) => tier == 0 ? First : Second;
    }
}
