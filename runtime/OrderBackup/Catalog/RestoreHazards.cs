using System.Globalization;
using Npgsql;
using OrderBackup.Coverage;
using OrderBackup.Coverage.Schema;

namespace OrderBackup.Catalog;

/// <summary>Collects what a restore would stumble over (OBK3008) from the rows of <see cref="HazardQueries"/>.</summary>
internal sealed class RestoreHazards(CatalogTables tables)
{
    private readonly List<RestoreHazard> _found = [];
    private readonly HashSet<(uint Relation, string Place, string Routine)> _reported = [];

    public IReadOnlyList<RestoreHazard> Found => _found;

    /// <summary>A restore runs with an empty search path, so that an unqualified name is not found and the row or index fails.</summary>
    public void AddRoutine(NpgsqlDataReader row)
    {
        var relation = row.GetFieldValue<uint>(0);
        var (place, routine, name) = (row.GetString(2), row.GetString(3), row.GetString(5));
        var arguments = row.GetString(7).Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (!RoutineBody.RefersTo(row.GetString(4), name, isFunction: row.GetString(6) == "f", arguments) || !_reported.Add((relation, place, routine)))
        {
            return;
        }

        var isDefault = place.StartsWith("the default", StringComparison.Ordinal);
        var effect = isDefault ? "rows inserted under an empty search path, such as a restore's, fail" : "the restore, which runs with an empty search path, fails on it";
        _found.Add(new RestoreHazard(tables.NameOf(relation), tables.ColumnName(relation, row.GetInt16(1)),
            $"Function {routine}, called by {place}, names {name} without its schema: {effect}. "
            + $"Qualify the name, or ALTER FUNCTION {QualifiedName.QuoteIdentifier(routine)} SET search_path."));
    }

    public void AddCollation(NpgsqlDataReader row) =>
        AddDrift($"Collation {row.GetString(0)}", row.GetString(1), row.GetString(2), $"ALTER COLLATION {row.GetString(0)} REFRESH VERSION");

    public void AddDatabaseCollation(NpgsqlDataReader row) =>
        AddDrift("The database's default collation", row.GetString(1), row.GetString(2), $"ALTER DATABASE {QualifiedName.QuoteIdentifier(row.GetString(0))} REFRESH COLLATION VERSION");

    public void AddLargeObjects(NpgsqlDataReader row)
    {
        if (row.GetInt64(0) is var count and > 0)
        {
            _found.Add(new RestoreHazard(null, null, string.Create(CultureInfo.InvariantCulture,
                $"This role may not read {count} large object(s), and pg_dump stops at the first. Dump as their owner or a superuser, or GRANT SELECT ON LARGE OBJECT.")));
        }
    }

    private void AddDrift(string what, string recorded, string actual, string remedy) =>
        _found.Add(new RestoreHazard(null, null,
            $"{what} was recorded with version {recorded}, and the server's library now has {actual}: indexes and constraints over text may be "
            + $"in the wrong order, and a restore can find duplicates that they let through. Reindex, then run {remedy}."));
}
