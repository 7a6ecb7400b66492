using OrderBackup.Backup;
using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Tests.Tools;
using OrderBackup.Verify;

namespace OrderBackup.Tests.BadInput;

/// <summary>Programs, manifests and folders that cannot be used are one clear message, and nothing is left anywhere.</summary>
public sealed class BackupInputTests(Shop shop) : IClassFixture<Shop>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tools_folder_without_programs_is_told_with_what_to_install()
    {
        using var tools = new FaultyToolFolder();
        await AssertNoBackupAsync(shop.Service(tools: tools.Path), ClientToolsId, tools.Path, "pg_dump was not found", "psql was not found", "Install");
    }

    [Fact]
    public async Task Tools_folder_without_pg_dump_is_told()
    {
        using var tools = new FaultyToolFolder().WithReal("psql", Path.Combine(shop.Server.BinFolder, "psql"));
        await AssertNoBackupAsync(shop.Service(tools: tools.Path), ClientToolsId, tools.Path, "pg_dump was not found");
    }

    [Fact]
    public async Task Tools_that_are_older_than_the_server_are_told()
    {
        using var tools = new FaultyToolFolder().WithVersion("12.22");
        await AssertNoBackupAsync(shop.Service(tools: tools.Path), ClientToolsId, "The server is PostgreSQL", "12.22");
    }

    [Fact]
    public async Task Missing_manifest_is_told_with_how_to_write_one()
    {
        var path = shop.NewPath();
        await AssertNoBackupAsync(shop.Service(manifest: path), DiagnosticIds.ManifestMissing, path, "init --root");
        Assert.False(Path.Exists(path));
    }

    [Fact]
    public async Task Folder_in_place_of_the_manifest_is_told()
    {
        var path = Directory.CreateDirectory(shop.NewPath()).FullName;
        await AssertNoBackupAsync(shop.Service(manifest: path), DiagnosticIds.ManifestMissing, path);
    }

    [Fact]
    public async Task Empty_manifest_is_told()
    {
        var path = shop.NewPath();
        await File.WriteAllTextAsync(path, "", Cancellation);
        await AssertNoBackupAsync(shop.Service(manifest: path), DiagnosticIds.NotUnderstood, path);
    }

    [Fact]
    public async Task Every_error_of_a_manifest_is_told_with_its_position()
    {
        var path = shop.NewPath();
        await File.WriteAllTextAsync(path, "@format 1\n@root orders\n@rout orders\n\norders.id\n  orders.\norders.status {stat}\n<<<<<<< HEAD\n", Cancellation);
        var refusal = await AssertNoBackupAsync(shop.Service(manifest: path), DiagnosticIds.NotUnderstood, path, "4 errors");
        var errors = refusal.Findings.Where(finding => finding.Severity == FindingSeverity.Error).ToList();
        Assert.Equal([3, 6, 7, 8], errors.Select(finding => finding.Line));
        Assert.All(errors, finding => Assert.Equal(path, finding.File));
        Assert.All(errors, finding => Assert.True(finding.Column >= 1));
    }

    [Fact]
    public async Task Folder_below_a_file_is_told()
    {
        var file = shop.NewPath();
        await File.WriteAllTextAsync(file, "", Cancellation);
        await AssertUnusableAsync(Path.Combine(file, "tier"));
        Assert.Equal(0, new FileInfo(file).Length);
    }

    [Fact]
    public async Task File_in_place_of_the_folder_is_told()
    {
        var file = shop.NewPath();
        await File.WriteAllTextAsync(file, "", Cancellation);
        await AssertUnusableAsync(file);
        Assert.Equal(0, new FileInfo(file).Length);
    }

    [Fact]
    public Task Folder_where_nothing_can_be_created_is_told() => AssertUnusableAsync("/proc/order-backup/tier");

    [Fact]
    public async Task Second_tier_that_cannot_be_used_does_not_prevent_the_first()
    {
        var (first, second) = (shop.NewPath(), Path.Combine(shop.ManifestPath, "tier"));
        var result = await shop.Service().BackupAsync(new BackupRequest { Folders = [first, second] }, cancellationToken: Cancellation);
        Assert.Equal(BackupVerdict.Verified, result.Verdict);
        Assert.False(result.Succeeded);
        Assert.Equal([true, false], result.Tiers.Select(tier => tier.Succeeded));
        Assert.Null(result.Tiers[1].Backup);
        Assert.NotNull(result.Tiers[1].Error);
        var finding = Assert.Single(result.Findings, finding => finding.Severity == FindingSeverity.Error);
        Assert.Equal((RuntimeIds.TierFailed, second), (finding.Id, finding.File));
        Assert.True((await shop.Service().VerifyAsync(new VerifyRequest { Backup = result.Tiers[0].Backup! }, cancellationToken: Cancellation)).IsIntact);
    }

    [Fact]
    public async Task Path_without_a_backup_is_told()
    {
        var path = shop.NewPath();
        await Refusals.AssertRefusedAsync(() => shop.Service().VerifyAsync(new VerifyRequest { Backup = path }, cancellationToken: Cancellation), RuntimeIds.NotABackup, path);
        await Refusals.AssertRefusedAsync(() => shop.Service().ShowAsync(path, Cancellation), RuntimeIds.NotABackup, path);
        await Refusals.AssertRefusedAsync(() => shop.Service().ListAsync(path, Cancellation), RuntimeIds.FolderUnusable, path);
        await Refusals.AssertRefusedAsync(() => shop.Service().DrillAsync(path, cancellationToken: Cancellation), RuntimeIds.NotABackup, path);
    }

    private static string ClientToolsId => DiagnosticIds.ClientTools;

    private async Task<OrderBackupException> AssertNoBackupAsync(OrderBackupService service, string id, params string[] said)
    {
        var before = await shop.Server.DigestAsync(Shop.Database);
        var tier = shop.NewPath();
        var refusal = await Refusals.AssertRefusedAsync(() => service.BackupAsync(new BackupRequest { Folders = [tier] }, cancellationToken: Cancellation), id, said);
        refusal.AssertKeepsSecret(shop.Server.Password);
        Assert.False(Path.Exists(tier));
        Assert.Equal(before, await shop.Server.DigestAsync(Shop.Database));
        return refusal;
    }

    private async Task AssertUnusableAsync(string tier)
    {
        var before = await shop.Server.DigestAsync(Shop.Database);
        await Refusals.AssertRefusedAsync(
            () => shop.Service().BackupAsync(new BackupRequest { Folders = [tier] }, cancellationToken: Cancellation), RuntimeIds.FolderUnusable, tier, "Nothing was changed");
        Assert.False(Directory.Exists(tier));
        Assert.Equal(before, await shop.Server.DigestAsync(Shop.Database));
    }
}
