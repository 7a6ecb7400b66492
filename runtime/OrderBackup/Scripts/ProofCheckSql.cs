using System.Globalization;
using System.Text;
using OrderBackup.Coverage;
using OrderBackup.Proof;

namespace OrderBackup.Scripts;

/// <summary>Writes SQL that compares what can be counted in a database with a proof.</summary>
internal static class ProofCheckSql
{
    /// <summary>Raises an exception that names every table, sequence or large object count that is not what the proof says.</summary>
    public static string Write(DataProof proof)
    {
        var body = new StringBuilder();
        AppendTables(body, proof.Tables);
        AppendSequences(body, proof.Sequences);
        var objects = proof.LargeObjects.Count.ToString(CultureInfo.InvariantCulture);
        var text = $"""
            DECLARE
                one record;
                found bigint;
                called boolean;
                differences text := '';
            BEGIN
                SET LOCAL row_security = off;
            {body}    SELECT pg_catalog.count(*) INTO found FROM pg_catalog.pg_largeobject_metadata;
                IF found <> {objects} THEN
                    differences := differences || pg_catalog.format(E'\n  %s large objects instead of {objects}', found);
                END IF;
                IF differences <> '' THEN
                    RAISE EXCEPTION 'the restored database is not what the backup says:%', differences;
                END IF;
            END

            """;
        var tag = "$order_backup$";
        while (text.Contains(tag, StringComparison.Ordinal))
        {
            tag = tag[..^1] + "_$";
        }

        return $"DO {tag}\n{text}{tag};\n";
    }

    private static void AppendTables(StringBuilder body, IReadOnlyList<TableProof> tables)
    {
        if (tables.Count == 0)
        {
            return;
        }

        body.Append("    FOR one IN SELECT * FROM (VALUES\n");
        body.AppendJoin(",\n", tables.Select(table => string.Create(CultureInfo.InvariantCulture, $"        ({Literal(table.QualifiedName)}, {table.Rows}::bigint)")));
        body.Append("""

                ) AS expected (name, rows)
                LOOP
                    EXECUTE 'SELECT pg_catalog.count(*) FROM ONLY ' || one.name INTO found;
                    IF found <> one.rows THEN
                        differences := differences || pg_catalog.format(E'\n  %s has %s rows instead of %s', one.name, found, one.rows);
                    END IF;
                END LOOP;

            """);
    }

    private static void AppendSequences(StringBuilder body, IReadOnlyList<SequenceProof> sequences)
    {
        if (sequences.Count == 0)
        {
            return;
        }

        body.Append("    FOR one IN SELECT * FROM (VALUES\n");
        body.AppendJoin(",\n", sequences.Select(sequence => string.Create(
            CultureInfo.InvariantCulture, $"        ({Literal(sequence.QualifiedName)}, '{sequence.LastValue}'::bigint, {(sequence.IsCalled ? "true" : "false")})")));
        body.Append("""

                ) AS expected (name, last_value, is_called)
                LOOP
                    EXECUTE 'SELECT last_value, is_called FROM ' || one.name INTO found, called;
                    IF found <> one.last_value OR called <> one.is_called THEN
                        differences := differences || pg_catalog.format(E'\n  sequence %s is at %s instead of %s', one.name, found, one.last_value);
                    END IF;
                END LOOP;

            """);
    }

    /// <summary>The name, as SQL takes it, in a string literal that holds no line break: cmd would change it.</summary>
    private static string Literal(QualifiedName name)
    {
        var sql = name.ToSql().Replace("'", "''", StringComparison.Ordinal);
        if (!sql.Any(char.IsControl))
        {
            return "'" + sql + "'";
        }

        var escaped = new StringBuilder("U&'");
        foreach (var c in sql)
        {
            _ = c == '\\' ? escaped.Append(@"\\")
                : char.IsControl(c) ? escaped.Append('\\').Append(((int)c).ToString("x4", CultureInfo.InvariantCulture))
                : escaped.Append(c);
        }

        return escaped.Append('\'').ToString();
    }
}
