using Npgsql;
using OrderBackup.Catalog;
using OrderBackup.Coverage;
using OrderBackup.Dump;
using OrderBackup.Proof;
using OrderBackup.Tools;

namespace OrderBackup.Snapshots;

/// <summary>A dump of a snapshot with its proof: the one way in which this package reads a database's data.</summary>
internal sealed record ProvenDump
{
    /// <summary>What the dump holds.</summary>
    public required DumpContent Content { get; init; }

    /// <summary>The SHA-256 of the dump's uncompressed text.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The proof of the data, generated columns included.</summary>
    public required DataProof Proof { get; init; }

    /// <summary>Every definition in the snapshot.</summary>
    public required IReadOnlyList<DefinitionFact> Definitions { get; init; }

    /// <summary>How many rows each dumped table has in the snapshot.</summary>
    public required IReadOnlyDictionary<QualifiedName, long> RowCounts { get; init; }

    /// <summary>Dumps the session's snapshot.</summary>
    /// <param name="session">The open snapshot.</param>
    /// <param name="pgDump">The pg_dump to run.</param>
    /// <param name="encoding">The client encoding of the dump.</param>
    /// <param name="destination">Where the dump's bytes go; null to only read them.</param>
    /// <param name="keyOf">The columns that identify a row of a table.</param>
    /// <param name="progress">Told how far the dump has come.</param>
    /// <param name="cancellationToken">Ends the dump early; pg_dump is gone when this returns.</param>
    /// <exception cref="OrderBackupException">pg_dump failed, or the server did.</exception>
    public static async Task<ProvenDump> RunAsync(
        SnapshotSession session,
        PostgresTool pgDump,
        string encoding,
        Stream? destination,
        Func<QualifiedName, IReadOnlyList<string>> keyOf,
        Action<DumpPosition>? progress,
        CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var process = Start(session, pgDump, encoding);
        var passing = PassAsync(process, destination, new DumpReader(keyOf), progress, stop.Token);
        var reading = ReadCatalogAsync(session, keyOf, stop.Token);
        try
        {
            await SideBySide.RunAsync(stop, passing, reading);
        }
        catch when (!cancellationToken.IsCancellationRequested)
        {
            throw FirstFailure(passing, reading);
        }

        var pass = await passing;
        var (definitions, counts, generated) = await reading;
        return new ProvenDump
        {
            Content = pass.Content,
            Sha256 = pass.Sha256,
            Proof = pass.Content.Proof with { Generated = generated },
            Definitions = definitions,
            RowCounts = counts,
        };
    }

    private static ToolProcess Start(SnapshotSession session, PostgresTool pgDump, string encoding)
    {
        try
        {
            return ToolProcess.Start(new ToolCommand
            {
                Program = pgDump.Path,
                Arguments = ["--format=plain", "--no-password", "--snapshot=" + session.SnapshotId, "--encoding=" + encoding],
                Connection = session.Target,
                SessionOptions = OutputSettings.ToOptions(),
            });
        }
        catch (ToolFailedException problem)
        {
            throw new OrderBackupException(RuntimeIds.DumpFailed, problem.Message, innerException: problem);
        }
    }

    private static async Task<DumpPassResult> PassAsync(
        ToolProcess process, Stream? destination, DumpReader reader, Action<DumpPosition>? progress, CancellationToken cancellationToken)
    {
        DumpPassResult pass;
        try
        {
            pass = await LiveDumpPass.RunAsync(process.Output, destination, reader, progress, cancellationToken);
        }
        catch
        {
            await process.StopAsync();
            throw;
        }

        var exit = await process.WaitForExitAsync(cancellationToken);
        return exit.IsSuccess ? pass : throw new OrderBackupException(RuntimeIds.DumpFailed, DumpFailure.Explain(exit));
    }

    // While pg_dump reads, the session's own connection has time for what it must read in the same snapshot.
    private static async Task<(IReadOnlyList<DefinitionFact> Definitions, IReadOnlyDictionary<QualifiedName, long> Counts, IReadOnlyList<TableProof> Generated)> ReadCatalogAsync(
        SnapshotSession session, Func<QualifiedName, IReadOnlyList<string>> keyOf, CancellationToken cancellationToken)
    {
        var definitions = await session.ReadDefinitionsAsync(cancellationToken);
        try
        {
            var counts = await Snapshots.RowCounts.ReadAsync(session, cancellationToken);
            return (definitions, counts, await GeneratedColumns.ReadAsync(session, keyOf, cancellationToken));
        }
        catch (Exception problem) when (problem is NpgsqlException or IOException)
        {
            throw ServerErrors.Failed(session.Target, "Counting rows in the snapshot", problem);
        }
    }

    // When one side fails the other is cancelled, and a cancellation explains nothing. pg_dump's own words come first. A server that
    // goes away is one and the same failure, whichever side notices first.
    private static Exception FirstFailure(params Task[] tasks) =>
        tasks.Where(task => task.IsFaulted).Select(task => task.Exception!.InnerException!).FirstOrDefault() switch
        {
            OrderBackupException { Id: RuntimeIds.CannotConnect } lost => new OrderBackupException(RuntimeIds.DumpFailed, lost.Message, innerException: lost),
            { } failure => failure,
            null => new OperationCanceledException(),
        };
}
