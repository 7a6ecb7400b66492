using System.Diagnostics;
using System.Globalization;
using System.Text;
using OrderBackup.PostgresServer;

namespace OrderBackup.Tests.RoundTrip;

/// <summary>The server's own programs, run apart from the product, with every setting pinned that changes how values are written.</summary>
internal static class ServerPrograms
{
    private static readonly string Pinned = string.Join(' ',
    [
        "-c TimeZone=UTC", "-c DateStyle=ISO", "-c IntervalStyle=postgres", "-c bytea_output=hex", "-c extra_float_digits=3", "-c array_nulls=on",
        "-c lc_monetary=C", "-c quote_all_identifiers=off", "-c standard_conforming_strings=on", "-c default_transaction_read_only=off", "-c statement_timeout=0",
        "-c lock_timeout=0", "-c client_min_messages=warning", "-c row_security=on", "-c xmloption=content", "-c default_transaction_isolation=read\\ committed",
    ]);

    /// <summary>Runs a script, which is read as UTF-8, and returns what it printed.</summary>
    public static Task<string> PsqlAsync(ThrowawayServer server, string database, string script) =>
        RunAsync(server, database, "psql", ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"], Encoding.UTF8, Encoding.UTF8.GetBytes(script));

    /// <summary>A database as pg_dump writes it in UTF-8, a character for each byte, so that no byte is lost where it is not UTF-8.</summary>
    public static Task<string> PgDumpAsync(ThrowawayServer server, string database) => RunAsync(server, database, "pg_dump", ["--encoding=UTF8"], Encoding.Latin1, []);

    /// <summary>Loads what <see cref="PgDumpAsync"/> returned.</summary>
    public static Task LoadAsync(ThrowawayServer server, string database, string dump) =>
        RunAsync(server, database, "psql", ["-X", "-q", "-o", "/dev/null", "-v", "ON_ERROR_STOP=1"], Encoding.Latin1, Encoding.Latin1.GetBytes(dump));

    private static async Task<string> RunAsync(ThrowawayServer server, string database, string program, string[] arguments, Encoding text, byte[] input)
    {
        var start = new ProcessStartInfo(Path.Combine(server.BinFolder, program), arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = text,
        };
        start.Environment["PGHOST"] = "127.0.0.1";
        start.Environment["PGPORT"] = server.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = server.UserName;
        start.Environment["PGPASSWORD"] = server.Password;
        start.Environment["PGDATABASE"] = database;
        start.Environment["PGOPTIONS"] = Pinned;
        start.Environment["PGCLIENTENCODING"] = "UTF8";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // A program that stopped early says why on its error output.
        }

        await process.WaitForExitAsync();
        var message = await errors;
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} in {database}: {message}");
    }
}
