namespace OrderBackup.Tools;

// A security fix of pg_dump or psql, and the first minor version of each major version that has it
// (https://www.postgresql.org/support/security/).
internal sealed record SecurityFix(string Id, string Problem, params ToolVersion[] FirstFixed)
{
    // Newest first: a version with a newer fix has the older ones.
    public static readonly IReadOnlyList<SecurityFix> All =
    [
        new("CVE-2026-18408", "a dump can get past \\restrict and run commands on the machine that restores it",
            new(14, 24), new(15, 19), new(16, 15), new(17, 11), new(18, 6)),
        new("CVE-2025-8714", "a dump can run commands on the machine that restores it",
            new(13, 22), new(14, 19), new(15, 14), new(16, 10), new(17, 6)),
    ];

    public static SecurityFix? NewestMissing(ToolVersion version) => All.FirstOrDefault(fix => !fix.IsIn(version));

    // Of the same major version when there is one, else the oldest that has the fix.
    public ToolVersion FirstFixedFor(ToolVersion version) =>
        FirstFixed.FirstOrDefault(first => first.Major == version.Major) ?? FirstFixed[0];

    // A major version that came after the fix was made with it.
    private bool IsIn(ToolVersion version) =>
        version.Major > FirstFixed[^1].Major || FirstFixed.Any(first => first.Major == version.Major && version.Rank.CompareTo(first.Rank) >= 0);
}
