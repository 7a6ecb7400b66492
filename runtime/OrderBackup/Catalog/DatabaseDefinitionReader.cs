using Npgsql;

namespace OrderBackup.Catalog;

/// <summary>Reads a <see cref="DatabaseDefinition"/> of the database that a connection is in.</summary>
internal static class DatabaseDefinitionReader
{
    /// <summary>
    /// Reads it, inside <paramref name="transaction"/> when there is one, in one round trip and one more for the system identifier,
    /// which a failed attempt to read must not cost the caller's transaction.
    /// </summary>
    public static async Task<DatabaseDefinition> ReadAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken cancellationToken)
    {
        var lcMonetary = "";
        var mayReadIdentifier = false;
        DatabaseDefinition definition;
        await using (var lead = new NpgsqlCommand(DatabaseQueries.LcMonetary, connection, transaction))
        {
            lcMonetary = (string)(await lead.ExecuteScalarAsync(cancellationToken))!;
        }

        await using (var batch = StableSettings.Batch(
            connection, transaction, DatabaseQueries.Database(ServerVersion.Number(connection)), DatabaseQueries.Privileges, DatabaseQueries.Settings,
            DatabaseQueries.SecurityLabels, DatabaseQueries.Roles, DatabaseQueries.Tablespaces, DatabaseQueries.Extensions))
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            await reader.NextResultAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            definition = ReadDatabase(reader, lcMonetary);
            mayReadIdentifier = reader.GetBoolean(18);
            definition = definition with
            {
                Privileges = await NextAsync(reader, row => new DatabasePrivilege(Text(row, 0), row.GetString(1), row.GetString(2), row.GetBoolean(3)), cancellationToken),
                Settings = await NextAsync(reader, row => new DatabaseSetting(Text(row, 0), row.GetString(1), row.GetString(2)), cancellationToken),
                SecurityLabels = await NextAsync(reader, row => new DatabaseSecurityLabel(row.GetString(0), row.GetString(1)), cancellationToken),
                Roles = await NextAsync(reader, row => row.GetString(0), cancellationToken),
                Tablespaces = await NextAsync(reader, row => row.GetString(0), cancellationToken),
                Extensions = await NextAsync(reader, row => new DatabaseExtension(row.GetString(0), row.GetString(1)), cancellationToken),
            };
        }

        if (!mayReadIdentifier)
        {
            return definition;
        }

        await using var control = new NpgsqlCommand(DatabaseQueries.SystemIdentifier, connection, transaction);
        return definition with { SystemIdentifier = (string?)await control.ExecuteScalarAsync(cancellationToken) };
    }

    private static DatabaseDefinition ReadDatabase(NpgsqlDataReader row, string lcMonetary) => new()
    {
        Name = row.GetString(0),
        DatabaseId = row.GetInt64(1),
        Owner = row.GetString(2),
        Encoding = row.GetString(3),
        Collate = row.GetString(4),
        CType = row.GetString(5),
        LocaleProvider = row.GetString(6),
        Locale = Text(row, 7),
        IcuRules = Text(row, 8),
        CollationVersion = Text(row, 9),
        Tablespace = row.GetString(10),
        ConnectionLimit = row.GetInt32(11),
        IsTemplate = row.GetBoolean(12),
        AllowsConnections = row.GetBoolean(13),
        Comment = Text(row, 14),
        ServerVersion = row.GetString(15),
        ServerVersionNumber = row.GetInt32(16),
        SizeInBytes = row.IsDBNull(17) ? null : row.GetInt64(17),
        LcMonetary = lcMonetary,
    };

    private static async Task<IReadOnlyList<T>> NextAsync<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await reader.NextResultAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
