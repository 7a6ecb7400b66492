using OrderBackup.Backup;
using OrderBackup.Coverage.Diagnostics;

namespace OrderBackup.Tests.Coverage;

/// <summary>A role that may not see everything never makes a backup that looks complete.</summary>
public sealed class RoleTests(ServerFixture fixture)
{
    private const string Orders =
        """
        CREATE TABLE orders (id int PRIMARY KEY, status text);
        CREATE TABLE salaries (id int PRIMARY KEY);
        INSERT INTO orders VALUES (1, 'RECEIVED'), (2, 'CONFIRM');
        """;

    private const string Manifest = "@format 1\n@root orders\norders.id\norders.status\n";

    [Fact]
    public async Task Role_without_rights_on_one_table_fails_under_every_policy()
    {
        await fixture.Server.ExecuteAsync("postgres", "CREATE ROLE coverage_reader LOGIN PASSWORD 'coverage_reader'");
        using var made = await CoverageCase.CreateAsync(fixture, Orders + "GRANT SELECT ON salaries TO coverage_reader;", Manifest, "coverage_reader");
        foreach (var policy in Enum.GetValues<CoveragePolicy>())
        {
            var finding = Assert.Single(await made.RefuseAsync(policy));
            Assert.Equal((DiagnosticIds.NotReadable, "orders"), (finding.Id, finding.Table));
            Assert.Contains("coverage_reader", finding.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Role_without_rights_on_an_unrelated_table_fails_too_because_the_dump_would()
    {
        await fixture.Server.ExecuteAsync("postgres", "CREATE ROLE coverage_clerk LOGIN PASSWORD 'coverage_clerk'");
        using var made = await CoverageCase.CreateAsync(fixture, Orders + "GRANT SELECT ON orders TO coverage_clerk;", Manifest, "coverage_clerk");
        var finding = Assert.Single(await made.RefuseAsync());
        Assert.Equal((DiagnosticIds.NotReadable, "salaries"), (finding.Id, finding.Table));
    }

    [Fact]
    public async Task Role_under_row_level_security_fails_under_every_policy()
    {
        await fixture.Server.ExecuteAsync("postgres", "CREATE ROLE coverage_seller LOGIN PASSWORD 'coverage_seller'");
        using var made = await CoverageCase.CreateAsync(
            fixture,
            Orders + "GRANT SELECT ON ALL TABLES IN SCHEMA public TO coverage_seller; ALTER TABLE orders ENABLE ROW LEVEL SECURITY; CREATE POLICY first_only ON orders USING (id = 1);",
            Manifest, "coverage_seller");
        foreach (var policy in Enum.GetValues<CoveragePolicy>())
        {
            var finding = Assert.Single(await made.RefuseAsync(policy));
            Assert.Equal((DiagnosticIds.RowSecurity, "orders", made.ManifestPath, 3), (finding.Id, finding.Table, finding.File, finding.Line));
        }
    }

    [Fact]
    public async Task Role_that_may_read_everything_and_nothing_else_makes_a_verified_backup()
    {
        await fixture.Server.ExecuteAsync("postgres", "CREATE ROLE coverage_backup LOGIN PASSWORD 'coverage_backup' BYPASSRLS; GRANT pg_read_all_data TO coverage_backup");
        using var made = await CoverageCase.CreateAsync(fixture, Orders + "ALTER TABLE orders ENABLE ROW LEVEL SECURITY;", Manifest, "coverage_backup");
        Assert.Equal(2, (await made.MakeAsync(BackupVerdict.Verified)).Proof.TotalRows);
    }
}
