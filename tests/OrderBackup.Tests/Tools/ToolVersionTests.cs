using OrderBackup.Tools;

namespace OrderBackup.Tests.Tools;

public sealed class ToolVersionTests
{
    [Theory]
    [InlineData("pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", "15.18")]
    [InlineData("psql (PostgreSQL) 17.6\n", "17.6")]
    [InlineData("pg_dump (PostgreSQL) 18beta1", "18beta1")]
    [InlineData("pg_dump (PostgreSQL) 19devel", "19devel")]
    [InlineData("pg_dump (PostgreSQL) 18rc1 (Ubuntu 18~rc1-1)", "18rc1")]
    [InlineData("psql (EnterpriseDB) 16.4.1", "16.4")]
    public void Version_is_read(string text, string expected) => Assert.Equal(expected, ToolVersion.Parse(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("pg_dump: command not found")]
    [InlineData("pg_dump 15")]
    [InlineData("mysqldump  Ver 8.0 (Oracle) for Linux")]
    [InlineData("pg_dump (PostgreSQL) 99999999999999999999.1")]
    public void Other_text_has_no_version(string text) => Assert.Null(ToolVersion.Parse(text));

    [Theory]
    [InlineData(150018, 15)]
    [InlineData(180000, 18)]
    [InlineData(90624, 9)]
    public void Major_version_of_a_server(int number, int major) => Assert.Equal(major, ToolVersion.MajorOf(number));

    [Theory]
    [InlineData("15.18", "CVE-2026-18408", "15.19")]
    [InlineData("15.13", "CVE-2026-18408", "15.19")]
    [InlineData("13.22", "CVE-2026-18408", "14.24")]
    [InlineData("12.22", "CVE-2026-18408", "14.24")]
    [InlineData("18beta1", "CVE-2026-18408", "18.6")]
    [InlineData("18.5", "CVE-2026-18408", "18.6")]
    public void Missing_fix_is_the_newest_one(string version, string id, string fixedIn)
    {
        var read = ToolVersion.Parse($"psql (PostgreSQL) {version}")!;
        var fix = SecurityFix.NewestMissing(read);
        Assert.Equal((id, fixedIn), (fix?.Id, fix?.FirstFixedFor(read).ToString()));
    }

    [Theory]
    [InlineData("15.19")]
    [InlineData("18.6")]
    [InlineData("17.12")]
    [InlineData("19.0")]
    public void Fixed_version_misses_nothing(string version) =>
        Assert.Null(SecurityFix.NewestMissing(ToolVersion.Parse($"psql (PostgreSQL) {version}")!));
}
