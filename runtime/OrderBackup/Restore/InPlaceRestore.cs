using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using OrderBackup.Backup;
using OrderBackup.Catalog;
using OrderBackup.Connections;
using OrderBackup.Coverage;
using OrderBackup.Dump;
using OrderBackup.Proof;
using OrderBackup.Snapshots;
using OrderBackup.Tools;
using OrderBackup.Verify;

namespace OrderBackup.Restore;

/// <summary>
/// Restores into an existing database in one transaction: what is in it is dropped, the dump loaded, the result compared inside
/// the same transaction, and only then committed. Whatever goes wrong before, the server rolls everything back.
/// </summary>
internal sealed class InPlaceRestore
{
    private const string LockTimeout = "60s";

    private readonly string _backup;
    private readonly BackupInfo _info;
    private readonly DatabaseConnection _target;
    private readonly OrderBackupOptions _options;
    private readonly IProgress<BackupProgress>? _progress;
    private readonly string _marker = "-- order-backup " + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public InPlaceRestore(string backup, BackupInfo info, DatabaseConnection target, OrderBackupOptions options, IProgress<BackupProgress>? progress)
    {
        _backup = backup;
        _info = info;
        _target = target;
        _options = options;
        _progress = progress;
    }

    /// <summary>Restores; the differences are empty when the restored data was committed.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(List<Finding> warnings, CancellationToken cancellationToken)
    {
        await using var server = await TargetServer.OpenInAsync(_target, _options.ConnectTimeout, cancellationToken);
        await TargetPreflight.CheckAsync(_info, server, cancellationToken);
        await DatabaseLock.TakeAsync(server.Connection, _target, 0, cancellationToken);
        await RefuseSubscriptionsAsync(server, cancellationToken);
        var tools = await ToolLocator.FindAsync(_options, server.VersionNumber, warnings, cancellationToken);
        var drops = await TargetContents.DropStatementsAsync(_target, server, tools.PgDump, cancellationToken);
        var settings = await SettingsAsync(server, cancellationToken);

        await using var psql = ToolProcess.Start(PsqlLoad.Command(tools.Psql, _target, _info));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writing = WriteAsync(psql, drops, settings, server.VersionNumber, stop.Token);
        var reading = ReadAsync(psql, server.VersionNumber, stop.Token);
        try
        {
            await SideBySide.RunAsync(stop, writing, reading);
        }
        catch when (!cancellationToken.IsCancellationRequested)
        {
            throw await ExplainAsync(psql, writing, reading);
        }

        var (transaction, differences) = await reading;
        await EndAsync(psql, server, transaction, commit: differences.Count == 0, cancellationToken);
        return differences;
    }

    private async Task WriteAsync(ToolProcess psql, string drops, string settings, int version, CancellationToken cancellationToken)
    {
        await WriteTextAsync(psql, $"BEGIN;\nSET lock_timeout = '{LockTimeout}';\n{drops}", cancellationToken);
        await PsqlLoad.FeedAsync(_backup, _info, psql.Input, _progress, cancellationToken);
        await WriteTextAsync(
            psql,
            "SET client_encoding = 'UTF8';\n" + settings + SessionDump.Marker(_marker) + "SELECT pg_catalog.txid_current();\n"
            + SessionDump.Marker(_marker) + SessionDump.Data(_info)
            + SessionDump.Marker(_marker) + SessionDump.Generated(_info)
            + SessionDump.Marker(_marker) + SessionDump.DefinitionSettings
            + SessionDump.Marker(_marker) + SessionDump.Definitions(version)
            + SessionDump.Marker(_marker),
            cancellationToken);
        await psql.Input.FlushAsync(cancellationToken);
    }

    private async Task<(long Transaction, IReadOnlyList<Finding> Differences)> ReadAsync(ToolProcess psql, int version, CancellationToken cancellationToken)
    {
        var sections = new MarkedSections(psql.Output);
        await sections.ReadTextAsync(_marker, cancellationToken);
        var transaction = long.Parse(await sections.ReadTextAsync(_marker, cancellationToken), CultureInfo.InvariantCulture);
        var data = await ReadProofAsync(sections, cancellationToken);
        var generated = await ReadProofAsync(sections, cancellationToken);
        await sections.ReadTextAsync(_marker, cancellationToken);
        var definitions = ReadDefinitions(await sections.ReadTextAsync(_marker, cancellationToken));
        var proof = data with { Generated = generated.Tables };
        return (transaction, [.. DatabaseComparison.CompareContents(_info, proof, definitions, version)]);
    }

    private async Task<DataProof> ReadProofAsync(MarkedSections sections, CancellationToken cancellationToken)
    {
        await using var section = sections.Open(_marker);
        var pass = await DumpPass.RunAsync(
            section, null, new DumpReader(DatabaseComparison.KeysOf(_info)),
            position => _progress?.Report(new BackupProgress
            {
                Phase = "compare",
                Item = position.Table?.ToString(),
                Bytes = position.Bytes,
                TotalBytes = _info.Dump.Length,
                Rows = position.Rows,
            }), cancellationToken);
        return pass.Content.Problems.Count == 0
            ? pass.Content.Proof
            : throw new OrderBackupException(RuntimeIds.RestoreDiffers, $"The restored data could not be read back: {string.Join("; ", pass.Content.Problems)}. Everything was rolled back.");
    }

    private static List<DefinitionFact> ReadDefinitions(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => DefinitionFact.FromRow([.. line.Split('\t').Select(CopyText.Decode)]))];

    private async Task EndAsync(ToolProcess psql, TargetServer server, long transaction, bool commit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var exit = await SayLastAsync(psql, commit ? "COMMIT;\n" : "ROLLBACK;\n");
        if (!commit)
        {
            return;
        }

        // psql's exit code does not prove a commit: the server is asked.
        var status = await StatusAsync(server, transaction);
        if (status != "committed" || !exit.IsSuccess)
        {
            throw new OrderBackupException(
                RuntimeIds.LoadFailed,
                $"The transaction {transaction} that holds the restored data is {status ?? "unknown"} (psql's exit code was {exit.ExitCode}: {exit.ErrorText.Trim()}). Run verify --against to see what {_target.DisplayName} holds.");
        }
    }

    // Once begun, it is not interrupted: the outcome would be unknown.
    private static async Task<ToolExit> SayLastAsync(ToolProcess psql, string statement)
    {
        try
        {
            await WriteTextAsync(psql, statement, CancellationToken.None);
        }
        catch (ToolFailedException problem) when (problem.Exit is { } early)
        {
            return early;
        }

        var drain = psql.Output.CopyToAsync(Stream.Null, CancellationToken.None);
        var exit = await psql.WaitForExitAsync(CancellationToken.None);
        await drain;
        return exit;
    }

    private async Task<string?> StatusAsync(TargetServer server, long transaction)
    {
        try
        {
            return await server.TransactionStatusAsync(transaction, CancellationToken.None);
        }
        catch (Exception problem) when (problem is NpgsqlException or IOException or InvalidOperationException)
        {
            // The connection was lost, as psql's may have been; a server that is there again knows what became of it.
            return await StatusOnNewConnectionAsync(transaction);
        }
    }

    private async Task<string?> StatusOnNewConnectionAsync(long transaction)
    {
        try
        {
            await using var again = await TargetServer.OpenInAsync(_target, _options.ConnectTimeout, CancellationToken.None);
            return await again.TransactionStatusAsync(transaction, CancellationToken.None);
        }
        catch (Exception problem) when (problem is NpgsqlException or IOException or OrderBackupException)
        {
            return null;
        }
    }

    private async Task RefuseSubscriptionsAsync(TargetServer server, CancellationToken cancellationToken)
    {
        var subscriptions = await server.ListAsync(
            "SELECT s.subname::pg_catalog.text FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d ON d.oid = s.subdbid WHERE d.datname = pg_catalog.current_database() ORDER BY 1",
            [], cancellationToken);
        if (subscriptions.Count > 0)
        {
            throw new OrderBackupException(
                RuntimeIds.TargetRefused,
                $"{_target.DisplayName} has the subscriptions {string.Join(", ", subscriptions)}, which cannot be dropped inside a transaction. Drop them first, or use mode replace. Nothing was changed.");
        }
    }

    /// <summary>The statements for the database's own settings, where they differ; only its owner may run them.</summary>
    private async Task<string> SettingsAsync(TargetServer server, CancellationToken cancellationToken)
    {
        var current = await DatabaseDefinitionReader.ReadAsync(server.Connection, null, cancellationToken);
        return DatabaseDefinitionComparison.Compare(_info.Database with { Owner = current.Owner }, current).Any()
            ? string.Concat(DatabaseScript.ResetStatements(current, _info.Database, _target.Database)
                .Concat(DatabaseScript.SettingsStatements(_info.Database, _target.Database)).Select(statement => statement + ";\n"))
            : "";
    }

    private static async Task WriteTextAsync(ToolProcess psql, string text, CancellationToken cancellationToken) =>
        await psql.Input.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);

    private async Task<Exception> ExplainAsync(ToolProcess psql, Task writing, Task reading)
    {
        await psql.StopAsync();
        var failure = new[] { writing, reading }.Where(task => task.IsFaulted).Select(task => task.Exception!.InnerException!).ToList();
        var known = failure.OfType<OrderBackupException>().FirstOrDefault()
            ?? failure.OfType<ToolFailedException>().Select(PsqlLoad.Failed).FirstOrDefault();
        if (known is null)
        {
            var exit = await psql.WaitForExitAsync(CancellationToken.None);
            known = PsqlLoad.Failed(exit);
        }

        return new OrderBackupException(known.Id, $"{known.Message} Everything was rolled back: {QualifiedName.QuoteIdentifier(_target.Database)} is as it was.", innerException: known);
    }
}
