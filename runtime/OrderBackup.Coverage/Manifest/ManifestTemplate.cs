using System.Text;
using OrderBackup.Coverage.Comparison;
using OrderBackup.Coverage.Schema;

namespace OrderBackup.Coverage.Manifest;

/// <summary>Writes a first manifest for a live database.</summary>
public static class ManifestTemplate
{
    private static readonly string[] StateWords = ["status", "state", "stage"];

    /// <summary>
    /// Writes a manifest with every column of the roots and of the tables related to them, sorted and aligned. Columns whose name
    /// speaks of a status, state or stage are marked as order state; tables that are not related are named in a comment.
    /// </summary>
    /// <param name="schema">The live database.</param>
    /// <param name="roots">The tables to name with <c>@root</c>.</param>
    public static string Write(DatabaseSchema schema, IEnumerable<QualifiedName> roots)
    {
        var rootNames = roots.Distinct().ToArray();
        var catalog = new TableCatalog(schema);
        var scopes = ScopeResolver.Resolve(catalog, schema.ForeignKeys, rootNames, [], all: false);
        var builder = new StringBuilder();
        AppendHeader(builder, rootNames);
        AppendUnrelated(builder, catalog, scopes);
        builder.Append('\n');
        AppendLines(builder, GetLines(catalog, scopes));
        return builder.ToString();
    }

    /// <summary>The lines that a manifest lacks for the columns that no line names, written as <see cref="Write"/> writes them.</summary>
    /// <param name="report">The comparison of the manifest with the live database.</param>
    public static IReadOnlyList<ManifestLine> GetMissingLines(CoverageReport report) =>
    [
        .. from table in report.Tables
           from column in table.Columns
           where column.Class == CoverageClass.Uncovered
           select GetLine(table.Name, column.Column),
    ];

    private static void AppendHeader(StringBuilder builder, QualifiedName[] roots)
    {
        builder.Append("# What every backup must contain: one column a line, sorted.\n");
        builder.Append("# \"<- Type.Property\" names the property stored in a column, {state} marks order state,\n");
        builder.Append("# {exempt: reason} says why something need not be covered.\n");
        builder.Append("@format ").Append(CoverageManifest.SupportedFormatVersion).Append('\n');
        foreach (var root in roots) builder.Append("@root ").Append(root.ToString()).Append('\n');
    }

    private static void AppendUnrelated(StringBuilder builder, TableCatalog catalog, IReadOnlyDictionary<QualifiedName, TableScope> scopes)
    {
        var names = catalog.Tables.Select(table => catalog.Fold(table.Name)).Where(name => !scopes.ContainsKey(name)).Distinct().ToArray();
        if (names.Length == 0) return;
        builder.Append("\n# Not related to a root by foreign keys, so not checked. List the columns of those that belong to the orders,\n");
        builder.Append("# or write \"@scope all\" to have every table checked:\n");
        foreach (var name in names) builder.Append("#   ").Append(name.ToString()).Append('\n');
    }

    private static IEnumerable<ManifestLine> GetLines(TableCatalog catalog, IReadOnlyDictionary<QualifiedName, TableScope> scopes)
    {
        foreach (var name in scopes.Keys)
        {
            var table = catalog.Find(name)!;
            var own = catalog.GetOwnColumns(table, scopes);
            foreach (var column in table.Columns.Where(column => own.Contains(column.Name)))
            {
                yield return GetLine(name, column);
            }
        }
    }

    private static ManifestLine GetLine(QualifiedName table, ColumnSchema column) =>
        new() { Key = new(table, column.Name), StateValues = IsState(column) ? column.AllowedValues : null };

    private static bool IsState(ColumnSchema column) =>
        StateWords.Any(word => column.Name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    private static void AppendLines(StringBuilder builder, IEnumerable<ManifestLine> lines)
    {
        var sorted = lines.OrderBy(line => line.Key).ToArray();
        var width = sorted.Where(line => line.StateValues is not null).Select(line => line.Key!.ToString().Length).DefaultIfEmpty(0).Max();
        foreach (var line in sorted) builder.Append(line.Format(annotationColumn: width + 2)).Append('\n');
    }
}
