namespace OrderBackup.Tests.Coverage;

public sealed class StateDataTests(ServerFixture fixture) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("order-backup-data-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Data_that_cannot_be_read_is_a_warning_beside_everything_else_that_is_found()
    {
        const string Manifest = "@format 1\n@root orders\n\norders.doc  {state}\norders.doc:$.stage  {state MEASURE}\norders.id\norders.status  {state RECEIVED}\n";
        var database = await fixture.CreateDatabaseAsync(
            """
            CREATE TABLE orders (id int PRIMARY KEY, status text, doc json);
            INSERT INTO orders VALUES (1, 'LOST', '{"stage": "MEASURE"}');
            """);
        Assert.Equal(["Warning OBK3004 7"], await CheckAsync(database, Manifest));

        await fixture.Server.ExecuteAsync(database, """INSERT INTO orders VALUES (2, 'RECEIVED', '{"stage": "\u0000"}'); ALTER TABLE orders ADD COLUMN note text""");
        Assert.Equal(["Error OBK3001 6", "Warning OBK3004 4 22P05", "Warning OBK3004 5 22P05", "Warning OBK3004 7"], await CheckAsync(database, Manifest));
    }

    private async Task<IEnumerable<string>> CheckAsync(string database, string manifest)
    {
        var path = Path.Combine(_folder, "BackupCoverage.txt");
        await File.WriteAllTextAsync(path, manifest, TestContext.Current.CancellationToken);
        var service = new OrderBackupService(new OrderBackupOptions { Connection = fixture.Server.ConnectionString(database), ManifestPath = path });
        var result = await service.CheckAsync(new CheckRequest { ReadsData = true, LooksForTools = false }, TestContext.Current.CancellationToken);
        Assert.All(result.Findings, finding => Assert.Contains("orders", finding.Message, StringComparison.Ordinal));
        return result.Findings
            .Select(finding => $"{finding.Severity} {finding.Id} {finding.Line}{(finding.Message.Contains("(SQLSTATE 22P05)", StringComparison.Ordinal) ? " 22P05" : "")}")
            .Order(StringComparer.Ordinal);
    }
}
