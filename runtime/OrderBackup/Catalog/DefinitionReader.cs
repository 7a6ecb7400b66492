using Npgsql;

namespace OrderBackup.Catalog;

/// <summary>
/// Reads one fact for every schema object that pg_dump carries. Left out are system objects, what belongs to extensions, and what a
/// dump and a restore may change: object ids, column positions, statistics, extension versions.
/// </summary>
internal static class DefinitionReader
{
    /// <summary>
    /// Reads the facts in one round trip, inside <paramref name="transaction"/> when there is one. Session settings that change how
    /// definitions print are pinned for the reading only (<see cref="StableSettings"/>).
    /// </summary>
    public static async Task<IReadOnlyList<DefinitionFact>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken cancellationToken)
    {
        await using var batch = StableSettings.Batch(connection, transaction, Sql(ServerVersion.Number(connection)));
        batch.Timeout = 0;
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var facts = new List<DefinitionFact>();
        var row = new string?[DefinitionFact.ColumnCount];
        while (await reader.ReadAsync(cancellationToken))
        {
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : reader.GetString(i);
            }

            facts.Add(DefinitionFact.FromRow(row));
        }

        return facts;
    }

    /// <summary>
    /// The one statement, without parameters, whose rows <see cref="DefinitionFact.FromRow"/> takes. It is meant to run after
    /// <see cref="StableSettings.Statement"/> in the same transaction; through psql as <c>COPY (…) TO STDOUT</c>.
    /// </summary>
    /// <param name="serverVersionNumber">The server's <c>server_version_num</c>, 120000 or above.</param>
    public static string Sql(int serverVersionNumber) =>
        $"""
        WITH {FactSql.CommonTables}
        {string.Join("\nUNION ALL\n", Parts(serverVersionNumber))}
        """;

    private static IEnumerable<string> Parts(int version) =>
    [
        .. RelationFacts.Parts(version),
        .. ColumnFacts.Parts(version),
        .. TableRuleFacts.Parts(version),
        .. RoutineFacts.Parts(version),
        .. TypeFacts.Parts(version),
        .. OperatorFacts.Parts(),
        .. TextSearchFacts.Parts(),
        .. NamespaceFacts.Parts(version),
        .. ForeignDataFacts.Parts(),
        .. ReplicationFacts.Parts(version),
        .. PrivilegeFacts.Parts(version),
    ];
}
