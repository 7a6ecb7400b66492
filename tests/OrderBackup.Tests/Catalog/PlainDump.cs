using System.Diagnostics;
using System.Globalization;
using OrderBackup.PostgresServer;

namespace OrderBackup.Tests.Catalog;

/// <summary>The real tools as a user would run them: <c>pg_dump</c> to a plain file, <c>psql</c> into an empty database.</summary>
internal static class PlainDump
{
    /// <summary>Carries a database into a new one and returns its name.</summary>
    public static async Task<string> CopyAsync(ServerFixture fixture, string source)
    {
        var target = await fixture.CreateDatabaseAsync();
        var file = Path.GetTempFileName();
        try
        {
            await RunAsync(fixture.Server, "pg_dump", ["--file", file, source], "");
            await RunAsync(fixture.Server, "psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "--file", file, "--dbname", target], "");
        }
        finally
        {
            File.Delete(file);
        }

        return target;
    }

    /// <summary>Runs a script through psql's standard input and returns what it printed, without alignment and headers.</summary>
    public static Task<string> RunScriptAsync(ThrowawayServer server, string database, string sql) =>
        RunAsync(server, "psql", ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "--dbname", database], sql);

    private static async Task<string> RunAsync(ThrowawayServer server, string program, string[] arguments, string input)
    {
        var start = new ProcessStartInfo(Path.Combine(server.BinFolder, program), arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        start.Environment["PGHOST"] = "127.0.0.1";
        start.Environment["PGPORT"] = server.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = server.UserName;
        start.Environment["PGPASSWORD"] = server.Password;
        start.Environment["PGCLIENTENCODING"] = "UTF8";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {await errors}");
        return await output;
    }
}
