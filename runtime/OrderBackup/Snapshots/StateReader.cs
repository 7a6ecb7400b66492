using Npgsql;
using OrderBackup.Coverage;
using OrderBackup.Coverage.Comparison;
using OrderBackup.Reports;

namespace OrderBackup.Snapshots;

/// <summary>Looks up in the data what the manifest does not list of the order state. Reads each table once for each question.</summary>
internal static class StateReader
{
    /// <summary>More than these would not be read by anyone.</summary>
    private const int Most = 20;

    /// <summary>Asks all questions in one round trip, and keeps the answers that name something or say why there is none.</summary>
    public static async Task<IReadOnlyList<StateAnswer>> ReadAsync(
        NpgsqlConnection connection, IReadOnlyList<StateQuestion> questions, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(connection, questions, cancellationToken);
        }
        catch (PostgresException problem) when (IsAboutData(problem))
        {
            // One that cannot be answered keeps no other from being answered: each is asked by itself.
            var answers = new List<StateAnswer>();
            foreach (var question in questions)
            {
                answers.AddRange(await AskAloneAsync(connection, question, cancellationToken));
            }

            return answers;
        }
    }

    private static async Task<IReadOnlyList<StateAnswer>> AskAloneAsync(NpgsqlConnection connection, StateQuestion question, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(connection, [question], cancellationToken);
        }
        catch (PostgresException problem) when (IsAboutData(problem))
        {
            return [new StateAnswer(question, [], HasMore: false) { Failure = $"{Printable.OneLine(problem.MessageText)} (SQLSTATE {problem.SqlState})" }];
        }
    }

    // What ends the session is no answer to a question.
    private static bool IsAboutData(PostgresException problem) => problem.InvariantSeverity == "ERROR";

    private static async Task<IReadOnlyList<StateAnswer>> AskAsync(
        NpgsqlConnection connection, IReadOnlyList<StateQuestion> questions, CancellationToken cancellationToken)
    {
        if (questions.Count == 0)
        {
            return [];
        }

        await using var batch = new NpgsqlBatch(connection);
        foreach (var question in questions)
        {
            var command = new NpgsqlBatchCommand(Sql(question));
            command.Parameters.Add(new NpgsqlParameter { Value = question.Listed.ToArray() });
            if (question.Path is { } path)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = "lax " + path });
            }

            batch.BatchCommands.Add(command);
        }

        var answers = new List<StateAnswer>();
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var question in questions)
        {
            var found = new List<string>();
            while (await reader.ReadAsync(cancellationToken))
            {
                found.Add(reader.GetString(0));
            }

            if (found.Count > 0)
            {
                answers.Add(new StateAnswer(question, [.. found.Take(Most).Order(StringComparer.Ordinal)], found.Count > Most));
            }

            await reader.NextResultAsync(cancellationToken);
        }

        return answers;
    }

    // PostgreSQL manual, "The SQL/JSON Path Language": lax paths pass over what is not there, where strict ones end the search.
    private static string Sql(StateQuestion question)
    {
        var column = QualifiedName.QuoteSql(question.Column.Name);
        var table = question.Table.Name.ToSql();
        var places = $"{table} AS t CROSS JOIN LATERAL pg_catalog.jsonb_path_query(t.{column}::pg_catalog.jsonb, $2::pg_catalog.text::pg_catalog.jsonpath) AS place(value)";
        var (value, from) = question switch
        {
            { Kind: StateQuestionKind.Keys } => (
                "k.key",
                $"{places} CROSS JOIN LATERAL pg_catalog.jsonb_object_keys(CASE WHEN pg_catalog.jsonb_typeof(place.value) = 'object' THEN place.value ELSE '{{}}' END) AS k(key)"),
            { Path: not null } => ("CASE WHEN pg_catalog.jsonb_typeof(place.value) IN ('object', 'array', 'null') THEN NULL ELSE place.value #>> '{}' END", places),
            { Column.TypeName: var type } when type.EndsWith("[]", StringComparison.Ordinal) =>
                ("element.value::pg_catalog.text", $"{table} AS t CROSS JOIN LATERAL pg_catalog.unnest(t.{column}) AS element(value)"),
            _ => ($"t.{column}::pg_catalog.text", $"{table} AS t"),
        };

        // A collation of the column's own might take two states for one.
        return $"SELECT DISTINCT v.value FROM (SELECT ({value}) COLLATE pg_catalog.\"C\" AS value FROM {from}) AS v WHERE v.value IS NOT NULL AND v.value <> ALL ($1) LIMIT {Most + 1}";
    }
}
