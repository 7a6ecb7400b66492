namespace OrderBackup.MSBuild.Tests;

/// <summary>A build fails exactly when there is an error, whatever else the project configures.</summary>
public sealed class ExitCodeTests(PackedTask packed)
{
    private const string Uncovered = Shop.Sql + "ALTER TABLE orders ADD COLUMN note text;";

    private const string Warned = Shop.Sql +
        """
        CREATE TABLE codes (code text);
        CREATE FUNCTION known(text) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RETURN EXISTS (SELECT FROM codes WHERE code = $1); END';
        ALTER TABLE orders ADD CHECK (memo IS NULL OR known(memo));
        """;

    [Theory]
    [InlineData(1, "error")]
    [InlineData(1, "error", "-p:OrderBackupContinueOnError=ErrorAndStop")]
    [InlineData(1, "error", "-p:OrderBackupContinueOnError=ErrorAndContinue")]
    [InlineData(0, "warning", "-p:OrderBackupContinueOnError=true")]
    [InlineData(0, "warning", "-p:OrderBackupContinueOnError=WarnAndContinue")]
    [InlineData(1, "error", "-p:OrderBackupContinueOnError=true", "-warnaserror:OBK3001")]
    [InlineData(1, "error", "-p:NoWarn=OBK3001")]
    [InlineData(1, "error", "-p:TreatWarningsAsErrors=true", "-p:OrderBackupContinueOnError=false")]
    public async Task Error(int exitCode, string severity, params string[] arguments) =>
        await ExpectAsync(Uncovered, exitCode, [$"{severity} OBK3001 8,1"], arguments);

    [Theory]
    [InlineData(0, "warning")]
    [InlineData(1, "error", "-warnaserror")]
    [InlineData(1, "error", "-warnaserror:OBK3008")]
    [InlineData(0, "warning", "-warnaserror", "-warnnotaserror:OBK3008")]
    [InlineData(1, "error", "-p:MSBuildTreatWarningsAsErrors=true")]
    [InlineData(0, null, "-p:NoWarn=OBK3008")]
    [InlineData(0, null, "-p:NoWarn=OBK3008", "-warnaserror")]
    public async Task Warning(int exitCode, string? severity, params string[] arguments) =>
        await ExpectAsync(Warned, exitCode, severity is null ? [] : [$"{severity} OBK3008 7,1"], arguments);

    [Fact]
    public async Task Treating_warnings_as_errors_of_the_compiler_treats_these_so_too_where_the_sdk_does()
    {
        var output = await CheckAsync(Warned, "-p:TreatWarningsAsErrors=true");
        Assert.Equal(output.Findings is ["error OBK3008 7,1"] ? 1 : 0, output.ExitCode);
        Assert.Single(output.Findings);
    }

    private async Task ExpectAsync(string sql, int exitCode, string[] findings, string[] arguments)
    {
        var output = await CheckAsync(sql, arguments);
        Assert.Equal(findings, output.Findings);
        Assert.True(exitCode == output.ExitCode, output.ToString());
    }

    private async Task<CheckOutput> CheckAsync(string sql, params string[] arguments) =>
        await packed.Project.CheckAsync(packed.Server.ConnectionString(await packed.CreateDatabaseAsync(sql)), Shop.Manifest, arguments);
}
