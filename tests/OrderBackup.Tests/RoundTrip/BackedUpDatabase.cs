using OrderBackup.Backup;
using OrderBackup.PostgresServer;
using OrderBackup.Restore;
using OrderBackup.Verify;

namespace OrderBackup.Tests.RoundTrip;

/// <summary>A database with its backup, and what the independent oracle says of it.</summary>
internal sealed class BackedUpDatabase(ThrowawayServer server, RoundTripScript script, string manifest, BackupResult result)
{
    private string? _digest;
    private string? _dumpText;

    public ThrowawayServer Server => server;

    public RoundTripScript Script => script;

    public BackupResult Result => result;

    public string Folder => result.Tiers[0].Backup ?? throw new InvalidOperationException(Describe(result.Findings));

    /// <summary>The product on this database, or on another of the server.</summary>
    public OrderBackupService Product(string? database = null) => new(new OrderBackupOptions { Connection = server.ConnectionString(database ?? script.Database), ManifestPath = manifest });

    /// <summary>Asserts that the product found nothing wrong and put the database in place.</summary>
    public static void AssertSucceeded(RestoreResult restore)
    {
        Assert.True(restore.Succeeded, Describe(restore.Findings));
        Assert.DoesNotContain(restore.Findings, finding => finding.Severity == FindingSeverity.Error);
    }

    /// <summary>Asserts by the oracle, and only then by the product, that a database of the server is this one again.</summary>
    public async Task AssertIdenticalAsync(string database)
    {
        Assert.Equal(await DigestAsync(), await IndependentOracle.DigestAsync(server, database));
        if (!script.HasLargeFields)
        {
            Assert.Equal(await DumpTextAsync(), await IndependentOracle.DumpTextAsync(server, database));
        }

        var verified = await Product(database).VerifyAsync(new VerifyRequest { Backup = Folder, Against = true }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(verified is { IsIntact: true, IsIdentical: true }, Describe(verified.Findings));
        Assert.DoesNotContain(verified.Findings, finding => finding.Severity == FindingSeverity.Error);
    }

    /// <summary>The findings, a line each.</summary>
    public static string Describe(IEnumerable<Finding> findings) => string.Join('\n', findings.Select(finding => $"{finding.Severity} {finding.Id} {finding.Message}"));

    private async Task<string> DigestAsync() => _digest ??= await IndependentOracle.DigestAsync(server, script.Database);

    /// <summary>The text of a plain restore, which prints expressions as any restored database does.</summary>
    private async Task<string> DumpTextAsync()
    {
        if (_dumpText is null)
        {
            var plain = script.Copy('P');
            await server.CreateDatabaseAsync(plain, "template0", script.CreateOptions);
            await ServerPrograms.LoadAsync(server, plain, await ServerPrograms.PgDumpAsync(server, script.Database));
            _dumpText = await IndependentOracle.DumpTextAsync(server, plain);
        }

        return _dumpText;
    }
}
