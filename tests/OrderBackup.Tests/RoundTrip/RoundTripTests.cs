using OrderBackup.Backup;
using OrderBackup.Restore;

namespace OrderBackup.Tests.RoundTrip;

/// <summary>Databases that are hard to carry, through every way of restoring them, judged by the independent oracle.</summary>
[Collection<RoundTripCollection>]
public sealed class RoundTripTests(RoundTripServer zoo)
{
    private static readonly string[] Names = ["values", "names", "structures", "access", "wide", "subscriber", "euc_kr", "latin1", "sql_ascii", "large_fields"];

    public static TheoryData<string> All => [.. Names];

    // The largest fields take many seconds each way; one way shows that no buffer has to hold them.
    public static TheoryData<string> Small => [.. Names.Except(["large_fields"])];

    // A subscription cannot be dropped inside a transaction, so in place is refused for those two.
    public static TheoryData<string> InPlace => [.. Names.Except(["large_fields", "wide", "subscriber"])];

    public static TheoryData<string> Drilled => ["structures", "access", "subscriber", "euc_kr"];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Its_backup_is_verified(string name)
    {
        var source = await zoo.GetAsync(name);
        Assert.True(source.Result is { Verdict: BackupVerdict.Verified, Succeeded: true }, BackedUpDatabase.Describe(source.Result.Findings));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Restored_as_a_new_database_it_is_identical(string name)
    {
        var source = await zoo.GetAsync(name);
        var target = source.Script.Copy('N');
        var restored = await source.Product().RestoreAsync(
            new RestoreRequest { Backup = source.Folder, Mode = RestoreMode.New, Database = target }, cancellationToken: TestContext.Current.CancellationToken);
        BackedUpDatabase.AssertSucceeded(restored);
        await source.AssertIdenticalAsync(target);
    }

    [Theory]
    [MemberData(nameof(Small))]
    public async Task Replacing_another_database_it_is_identical_and_the_former_one_kept(string name)
    {
        var source = await zoo.GetAsync(name);
        var target = source.Script.Copy('X');
        await source.Server.CreateDatabaseAsync(target);
        await source.Server.ExecuteAsync(target, "CREATE TABLE former (id int)");
        var restored = await source.Product(target).RestoreAsync(new RestoreRequest { Backup = source.Folder }, cancellationToken: TestContext.Current.CancellationToken);
        BackedUpDatabase.AssertSucceeded(restored);
        Assert.Equal("former", await source.Server.ExecuteAsync(restored.FormerDatabase!, "SELECT to_regclass('former')::text"));
        await source.AssertIdenticalAsync(target);
    }

    [Theory]
    [MemberData(nameof(InPlace))]
    public async Task Restored_in_place_over_a_changed_copy_it_is_identical(string name)
    {
        var source = await zoo.GetAsync(name);
        var target = source.Script.Copy('I');
        await source.Server.CreateDatabaseAsync(target, source.Script.Database);
        await ServerPrograms.PsqlAsync(source.Server, target, Changes);
        var restored = await source.Product(target).RestoreAsync(
            new RestoreRequest { Backup = source.Folder, Mode = RestoreMode.InPlace }, cancellationToken: TestContext.Current.CancellationToken);
        BackedUpDatabase.AssertSucceeded(restored);
        await ServerPrograms.PsqlAsync(source.Server, target, OwnerAgain(source.Script.Database));
        await source.AssertIdenticalAsync(target);
    }

    [Theory]
    [MemberData(nameof(Drilled))]
    public async Task A_drill_finds_no_difference_and_leaves_no_database(string name)
    {
        var source = await zoo.GetAsync(name);
        BackedUpDatabase.AssertSucceeded(await source.Product().DrillAsync(source.Folder, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("0", await source.Server.ExecuteAsync("postgres", $"SELECT count(*) FROM pg_database WHERE datname ~ '{source.Script.Name}.*_drill_'"));
    }

    [Fact]
    public async Task A_name_that_the_server_would_cut_is_refused()
    {
        var source = await zoo.GetAsync("subscriber");
        var request = new RestoreRequest { Backup = source.Folder, Mode = RestoreMode.New, Database = new string('한', 21) + "x" };
        var refusal = await Assert.ThrowsAsync<OrderBackupException>(() => source.Product().RestoreAsync(request, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains("63 bytes", refusal.Message, StringComparison.Ordinal);
    }

    private const string Changes = """
        CREATE SCHEMA intruder;
        CREATE TABLE intruder.orders (id serial PRIMARY KEY, status text);
        CREATE VIEW intruder.list AS SELECT * FROM intruder.orders;
        SELECT lo_from_bytea(990001, 'x');
        SELECT format('COMMENT ON DATABASE %I IS %L', current_database(), 'other') \gexec
        SELECT format('ALTER DATABASE %I SET maintenance_work_mem = %L', current_database(), '33MB') \gexec
        SELECT format('ALTER DATABASE %I CONNECTION LIMIT 5', current_database()) \gexec
        SELECT format('GRANT CREATE ON DATABASE %I TO zoo_reader', current_database()) \gexec
        """;

    // A restore in place leaves the owner of the database alone, which only that owner or a superuser could change.
    private static string OwnerAgain(string source) =>
        $"""SELECT format('ALTER DATABASE %I OWNER TO %I', current_database(), pg_get_userbyid(datdba)) FROM pg_database WHERE datname = '{source.Replace("'", "''", StringComparison.Ordinal)}' \gexec""";
}
