using Npgsql;
using OrderBackup.Backup;
using OrderBackup.Restore;
using OrderBackup.Verify;

namespace OrderBackup.Tests.RoundTrip;

/// <summary>What changes a database's files, order, surroundings or view without changing its content must not be reported.</summary>
[Collection<RoundTripCollection>]
public sealed class FalseAlarmTests(RoundTripServer zoo)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("VACUUM FULL", "ANALYZE", "REINDEX TABLE CONCURRENTLY orders")]
    [InlineData("CLUSTER orders", "VACUUM (FREEZE, ANALYZE)", "CHECKPOINT")]
    [InlineData("BEGIN", "CREATE TEMPORARY TABLE kept AS SELECT * FROM keyless", "TRUNCATE keyless", "INSERT INTO keyless SELECT * FROM kept ORDER BY t DESC", "COMMIT")]
    [InlineData("UPDATE orders SET status = status WHERE id % 3 = 0", "BEGIN", "DELETE FROM orders", "ROLLBACK")]
    [InlineData("ALTER TABLE orders ADD COLUMN passing int", "ALTER TABLE orders DROP COLUMN passing")]
    public async Task Upkeep_and_a_different_order_of_rows_are_no_difference(params string[] statements)
    {
        var (database, product, backup) = await BackUpAsync();
        await ServerPrograms.PsqlAsync(zoo.Server, database, string.Join(";\n", statements) + ";\n");
        AssertIdentical(await product.VerifyAsync(new VerifyRequest { Backup = backup, Against = true }, cancellationToken: Token));
    }

    [Fact]
    public async Task A_role_that_sees_times_numbers_and_bytes_its_own_way_sees_no_difference()
    {
        var (database, _, backup) = await BackUpAsync();
        await zoo.Server.ExecuteAsync("postgres", """
            CREATE ROLE zoo_visitor SUPERUSER LOGIN PASSWORD 'visitor';
            ALTER ROLE zoo_visitor SET timezone = 'Asia/Seoul';
            ALTER ROLE zoo_visitor SET datestyle = 'German, DMY';
            ALTER ROLE zoo_visitor SET intervalstyle = 'sql_standard';
            ALTER ROLE zoo_visitor SET bytea_output = 'escape';
            ALTER ROLE zoo_visitor SET extra_float_digits = -15;
            ALTER ROLE zoo_visitor SET search_path = 'elsewhere';
            ALTER ROLE zoo_visitor SET quote_all_identifiers = on;
            ALTER ROLE zoo_visitor SET standard_conforming_strings = off;
            ALTER ROLE zoo_visitor SET default_transaction_read_only = on;
            ALTER ROLE zoo_visitor SET statement_timeout = '1ms';
            ALTER ROLE zoo_visitor SET client_encoding = 'LATIN1';
            """);
        var visitor = new OrderBackupService(new OrderBackupOptions { Connection = zoo.Server.ConnectionString(database, "zoo_visitor", "visitor") });
        AssertIdentical(await visitor.VerifyAsync(new VerifyRequest { Backup = backup, Against = true }, cancellationToken: Token));
    }

    [Fact]
    public async Task On_another_server_the_restored_database_is_identical()
    {
        var source = await zoo.GetAsync("structures");
        var elsewhere = new OrderBackupService(new OrderBackupOptions { Connection = zoo.Other.ConnectionString("elsewhere") });
        BackedUpDatabase.AssertSucceeded(await elsewhere.RestoreAsync(new RestoreRequest { Backup = source.Folder }, cancellationToken: Token));
        Assert.Equal(await IndependentOracle.DigestAsync(source.Server, source.Script.Database), await IndependentOracle.DigestAsync(zoo.Other, "elsewhere"));
        AssertIdentical(await elsewhere.VerifyAsync(new VerifyRequest { Backup = source.Folder, Against = true }, cancellationToken: Token));
    }

    [Fact]
    public async Task A_backup_while_others_write_is_verified_and_restores_identically()
    {
        var database = await CreateAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var writers = Enumerable.Range(0, 3).Select(_ => WriteUntilAsync(zoo.Server.ConnectionString(database), stop.Token)).ToList();
        var (product, result) = await BackUpAsync(database);
        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(writers), rounds => Assert.True(rounds > 0, "A writer wrote nothing."));
        Assert.True(result is { Verdict: BackupVerdict.Verified, Succeeded: true }, BackedUpDatabase.Describe(result.Findings));
        var request = new RestoreRequest { Backup = result.Tiers[0].Backup!, Mode = RestoreMode.New, Database = database + "_restored" };
        BackedUpDatabase.AssertSucceeded(await product.RestoreAsync(request, cancellationToken: Token));
    }

    private static void AssertIdentical(VerificationResult verified)
    {
        Assert.True(verified is { IsIntact: true, IsIdentical: true }, BackedUpDatabase.Describe(verified.Findings));
        Assert.DoesNotContain(verified.Findings, finding => finding.Severity == FindingSeverity.Error);
    }

    /// <summary>Inserts, updates, deletes and draws numbers until told to stop; returns how often.</summary>
    private static async Task<int> WriteUntilAsync(string connectionString, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO orders (status, at) SELECT 'RECEIVED', clock_timestamp() FROM generate_series(1, 20);
            UPDATE orders SET status = 'CS', amount = amount + 1 WHERE id = (SELECT max(id) FROM orders);
            DELETE FROM orders WHERE id IN (SELECT id FROM orders ORDER BY random() LIMIT 5);
            INSERT INTO keyless VALUES ('written'), (NULL);
            SELECT lo_from_bytea(0, '\x01'), nextval('unowned');
            """, connection);
        var rounds = 0;
        do
        {
            await command.ExecuteNonQueryAsync(Token);
            rounds++;
        }
        while (!stop.IsCancellationRequested);

        return rounds;
    }

    private async Task<(string Database, OrderBackupService Product, string Backup)> BackUpAsync()
    {
        var database = await CreateAsync();
        var (product, result) = await BackUpAsync(database);
        Assert.True(result is { Verdict: BackupVerdict.Verified, Succeeded: true }, BackedUpDatabase.Describe(result.Findings));
        return (database, product, result.Tiers[0].Backup!);
    }

    private async Task<(OrderBackupService Product, BackupResult Result)> BackUpAsync(string database)
    {
        var folder = zoo.NewFolder(database);
        var connection = zoo.Server.ConnectionString(database);
        var manifest = await EveryColumn.WriteManifestAsync(connection, Path.Combine(folder, "BackupCoverage.txt"), Token);
        var product = new OrderBackupService(new OrderBackupOptions { Connection = connection, ManifestPath = manifest });
        return (product, await product.BackupAsync(new BackupRequest { Folders = [Path.Combine(folder, "tier")] }, cancellationToken: Token));
    }

    private async Task<string> CreateAsync()
    {
        var database = zoo.NewName();
        await zoo.Server.CreateDatabaseAsync(database, "template0");
        await zoo.Server.ExecuteAsync(database, """
            CREATE TABLE orders (id bigserial PRIMARY KEY, status varchar(20) CHECK (status IN ('RECEIVED', 'CS')), at timestamptz, wait interval, amount float8 DEFAULT 0.1, photo bytea,
                note text GENERATED ALWAYS AS (status::text || '!') STORED);
            INSERT INTO orders (status, at, wait, amount, photo)
                SELECT 'RECEIVED', timestamptz '2026-01-01 00:00+09' + n * interval '1 hour', n * interval '1 day 1 hour', n * 0.1::float8, decode(md5(n::text), 'hex') FROM generate_series(1, 3000) n;
            ALTER TABLE orders CLUSTER ON orders_pkey;
            CREATE TABLE keyless (t text);
            INSERT INTO keyless SELECT 'row ' || n % 50 FROM generate_series(1, 500) n;
            CREATE SEQUENCE unowned;
            CREATE MATERIALIZED VIEW by_status AS SELECT status, count(*) AS n FROM orders GROUP BY status;
            """);
        return database;
    }
}
