using OrderBackup.Backup;
using OrderBackup.Catalog;
using OrderBackup.Connections;
using OrderBackup.Coverage;
using OrderBackup.Dump;
using OrderBackup.Proof;
using OrderBackup.Snapshots;
using OrderBackup.Tools;

namespace OrderBackup.Verify;

/// <summary>Compares a database with a backup: its data by dumping it again, its definitions by the catalog.</summary>
internal static class DatabaseComparison
{
    /// <summary>Compares a database as other sessions see it.</summary>
    /// <param name="info">The backup.</param>
    /// <param name="target">The database.</param>
    /// <param name="pgDump">The pg_dump to run.</param>
    /// <param name="connectTimeout">How long connecting may take.</param>
    /// <param name="progress">Told how far the comparison has come.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>Every difference; none when the database is identical.</returns>
    public static async Task<IReadOnlyList<Finding>> RunAsync(
        BackupInfo info, DatabaseConnection target, PostgresTool pgDump, TimeSpan connectTimeout, IProgress<BackupProgress>? progress, CancellationToken cancellationToken)
    {
        var connection = await ServerErrors.OpenAsync(target, connectTimeout, cancellationToken);
        await using var session = await SnapshotSession.BeginAsync(target, connection, cancellationToken);
        var dump = await ProvenDump.RunAsync(
            session, pgDump, info.Dump.Encoding, null, KeysOf(info),
            position => progress?.Report(new BackupProgress
            {
                Phase = "compare",
                Item = position.Table?.ToString(),
                Bytes = position.Bytes,
                TotalBytes = info.Dump.Length,
                Rows = position.Rows,
            }), cancellationToken);
        return
        [
            .. dump.Content.Problems.Select(problem => Finding.Error(RuntimeIds.DumpIncomplete, $"The dump of {target.DisplayName} is not whole: {problem}.")),
            .. CompareContents(info, dump.Proof, dump.Definitions, session.Schema.ServerVersionNumber),
            .. DatabaseDefinitionComparison.Compare(info.Database, session.Database)
                .Select(difference => Finding.Error(RuntimeIds.DefinitionDiffers, Sentence(difference))),
        ];
    }

    /// <summary>The columns that seed the column digests: those of the backup, so that both sides are seeded alike.</summary>
    public static Func<QualifiedName, IReadOnlyList<string>> KeysOf(BackupInfo info)
    {
        var keys = info.Proof.Tables.ToDictionary(table => table.QualifiedName, table => table.Key);
        return name => keys.GetValueOrDefault(name, []);
    }

    /// <summary>Every difference of data and definitions.</summary>
    /// <param name="info">The backup.</param>
    /// <param name="proof">The proof of the database's data, seeded with the backup's keys.</param>
    /// <param name="definitions">The database's definitions.</param>
    /// <param name="serverVersionNumber">The version of the database's server: another major version prints some definitions differently.</param>
    public static IEnumerable<Finding> CompareContents(BackupInfo info, DataProof proof, IReadOnlyList<DefinitionFact> definitions, int serverVersionNumber) =>
    [
        .. ProofComparison.Compare(info.Proof, proof)
            .Select(difference => Finding.Error(RuntimeIds.DataDiffers, Sentence(difference.Message), difference.Table, difference.Column)),
        .. WithoutParts(DefinitionComparison.Compare(info.Definitions, definitions, acrossVersions: serverVersionNumber / 10000 != info.Database.ServerVersionNumber / 10000))
            .Select(difference => Finding.Error(RuntimeIds.DefinitionDiffers, Sentence(Describe(difference)))),
    ];

    // When a whole table is missing or new, its columns and constraints are too: saying so hides what else differs.
    private static IEnumerable<DefinitionDifference> WithoutParts(IReadOnlyList<DefinitionDifference> differences)
    {
        var wholes = differences
            .Where(difference => difference.What is DefinitionAspect.Missing or DefinitionAspect.Extra && difference.Kind.EndsWith("table", StringComparison.Ordinal))
            .Select(difference => difference.Identity).ToList();
        return differences.Where(difference => !wholes.Any(table =>
            difference.Identity.StartsWith(table + ".", StringComparison.Ordinal) || difference.Identity.EndsWith(" ON " + table, StringComparison.Ordinal)));
    }

    private static string Describe(DefinitionDifference difference) => difference.What switch
    {
        DefinitionAspect.Missing => $"{difference.Kind} {difference.Identity} is missing",
        DefinitionAspect.Extra => $"{difference.Kind} {difference.Identity} is not in the backup",
        _ => $"the {difference.What.ToString().ToLowerInvariant()} of {difference.Kind} {difference.Identity} differs: {difference.Actual} instead of {difference.Expected}",
    };

    private static string Sentence(string text) => text + ".";
}
