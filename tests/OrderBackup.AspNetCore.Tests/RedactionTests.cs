using Microsoft.Extensions.Configuration;
using OrderBackup.AspNetCore.Answers;

namespace OrderBackup.AspNetCore.Tests;

/// <summary>What answers leave out of messages, and what they do not.</summary>
public sealed class RedactionTests(ServerFixture fixture)
{
    [Theory]
    [InlineData("""connection to server at "db.internal" (10.0.0.5), port 5432 failed: FATAL:  sorry""", """connection to server at "…" (…), port … failed: FATAL:  sorry""")]
    [InlineData("""Connection to Server at "OTHER.internal" (2001:db8::5), port 5433 failed""", """Connection to Server at "…" (…), port … failed""")]
    [InlineData("""connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed""", """connection to server on socket "…" failed""")]
    [InlineData("""could not translate host name "db2.internal" to address: Name or service not known""", """could not translate host name "…" to address: Name or service not known""")]
    [InlineData("""no pg_hba.conf entry for host "10.1.2.3", user "orders", database "shop", no encryption""", """no pg_hba.conf entry for host "…", user "orders", database "shop", no encryption""")]
    [InlineData("Failed to connect to 10.0.0.5:5432", "Failed to connect to …")]
    [InlineData("Failed to connect to [2001:db8::5]:5432.", "Failed to connect to ….")]
    [InlineData("Failed to connect to ::1, fe80::1%eth0 and ::ffff:10.0.0.5", "Failed to connect to …, … and …")]
    [InlineData("The server is 10.0.0.5.", "The server is ….")]
    [InlineData("cannot reach DB.Example.com:5432 today", "cannot reach the server today")]
    [InlineData("orders@db.example.com:5432/shop cannot be reached", "the database shop cannot be reached")]
    [InlineData("Access to the path '/srv/my private files/notes.txt' is denied.", "Access to the path '…/notes.txt' is denied.")]
    [InlineData("""open "C:\Program Files\App\secret dir\file.json" failed""", """open "…/file.json" failed""")]
    [InlineData("/etc/shop/BackupCoverage.txt is missing", "…/BackupCoverage.txt is missing")]
    [InlineData("'/backups/my tier/20260217_125940/SHA256SUMS' is missing", "'/backups/my tier/20260217_125940/SHA256SUMS' is missing")]
    public void Places_are_left_out(string message, string told) => Assert.Equal(told, Redaction().Of(message));

    [Theory]
    [InlineData("pg_dump 15.18 on PostgreSQL 15.18 (Debian 15.18-0+deb12u1), OrderBackup 0.1.0")]
    [InlineData("due at 2026-02-17 12:30:00Z, 2026-02-17T12:30:00+09:00, 12:30, 1:02:03.5")]
    [InlineData("'RECEIVED'::text differs, orders.total::numeric(10,2) too, and a :: b")]
    [InlineData("1,234 rows; 10.5 %; 192.5 MB; 20260217_125940; a:b:c")]
    [InlineData("deadbeef:cafe is a digest, not a place")]
    public void What_is_no_place_stays(string message) => Assert.Equal(message, Redaction().Of(message));

    [Fact]
    public async Task Failure_of_pg_dump_tells_neither_host_nor_address_although_another_spelling_is_configured()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        shop.FailDumps("""pg_dump: error: connection to server at "db.internal" (10.0.0.5), port 6543 failed; 127.0.0.1:6543 too""");
        var instance = await shop.StartAsync(shop.Server.ConnectionString(shop.Database).Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        await instance.StartBackupAsync();
        await instance.EndedAsync();
        foreach (var path in (string[])["/api/backup_status", "/api/backup_jobs/backup"])
        {
            var text = (await instance.GetAsync(path)).GetRawText();
            Assert.Contains("pg_dump", text, StringComparison.Ordinal);
            Assert.All((string[])["db.internal", "10.0.0.5", "127.0.0.1", "6543", "localhost"], place => Assert.DoesNotContain(place, text, StringComparison.Ordinal));
        }
    }

    private static Redaction Redaction() => new(SiteSettings.Resolve(
        new OrderBackupWebOptions { Connection = "Host=db.example.com;Port=5432;Username=orders;Database=shop", Folders = { "/backups/my tier", "/mnt/nas/10.0.0.7" } },
        new ConfigurationBuilder().Build(), "/srv/app"));
}
