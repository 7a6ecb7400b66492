using OrderBackup.Backup;
using OrderBackup.Verify;

namespace OrderBackup.Tests.Coverage;

/// <summary>A database, a manifest and the backup that is asked for.</summary>
internal sealed class CoverageCase : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("order-backup-coverage-").FullName;
    private readonly OrderBackupService _service;

    private CoverageCase(string connection, string manifest)
    {
        File.WriteAllText(ManifestPath, manifest);
        _service = new OrderBackupService(new OrderBackupOptions { Connection = connection, ManifestPath = ManifestPath });
    }

    public string ManifestPath => Path.Combine(_folder, "BackupCoverage.txt");

    private string Tier => Path.Combine(_folder, "tier");

    /// <summary>A new database with some tables, backed up by the superuser or by <paramref name="role"/>.</summary>
    public static async Task<CoverageCase> CreateAsync(ServerFixture fixture, string sql, string manifest, string? role = null)
    {
        var database = await fixture.CreateDatabaseAsync(sql);
        return new CoverageCase(fixture.Server.ConnectionString(database, role, role), manifest);
    }

    public Task<BackupResult> BackUpAsync(CoveragePolicy policy = CoveragePolicy.Require) =>
        _service.BackupAsync(new BackupRequest { Folders = [Tier], Coverage = policy }, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>The backup must fail, with nothing left of it; what was found is returned.</summary>
    public async Task<IReadOnlyList<Finding>> FailAsync(CoveragePolicy policy = CoveragePolicy.Require)
    {
        var result = await BackUpAsync(policy);
        Assert.Equal(BackupVerdict.Failed, result.Verdict);
        Assert.False(result.Succeeded);
        Assert.Null(result.Info);
        Assert.All(result.Tiers, tier => Assert.True(tier is { Succeeded: false, Backup: null }));
        Assert.True(!Directory.Exists(Tier) || Directory.GetDirectories(Tier).Length == 0, "A folder is left.");
        var check = await _service.CheckAsync(new CheckRequest(), TestContext.Current.CancellationToken);
        Assert.Equal(Errors(result.Findings), Errors(check.Findings));
        return Errors(result.Findings);
    }

    /// <summary>The backup must not be possible for this role, with nothing left of it; what was found is returned.</summary>
    public async Task<IReadOnlyList<Finding>> RefuseAsync(CoveragePolicy policy = CoveragePolicy.Require)
    {
        var refusal = await Assert.ThrowsAsync<OrderBackupException>(() => BackUpAsync(policy));
        Assert.False(Directory.Exists(Tier), "A folder is left.");
        Assert.Contains("Nothing was changed.", refusal.Message, StringComparison.Ordinal);
        var check = await _service.CheckAsync(new CheckRequest(), TestContext.Current.CancellationToken);
        Assert.Equal(Errors(refusal.Findings), Errors(check.Findings));
        return refusal.Findings;
    }

    /// <summary>The backup must be made with a verdict and be intact; what it says of itself is returned.</summary>
    public async Task<BackupInfo> MakeAsync(BackupVerdict verdict, CoveragePolicy policy = CoveragePolicy.Require)
    {
        var result = await BackUpAsync(policy);
        Assert.True(result.Verdict == verdict, string.Join('\n', result.Findings));
        var verified = await _service.VerifyAsync(new VerifyRequest { Backup = result.Tiers[0].Backup!, Against = true }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(verified.Holds, string.Join('\n', verified.Findings));
        return result.Info!;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Finding[] Errors(IEnumerable<Finding> findings) => [.. findings.Where(finding => finding.Severity == FindingSeverity.Error)];
}
