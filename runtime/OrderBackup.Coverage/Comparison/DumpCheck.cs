using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Schema;

namespace OrderBackup.Coverage.Comparison;

/// <summary>OBK3005 to OBK3008: tables that pg_dump leaves out or stops at, and what a restore would stumble over.</summary>
internal sealed class DumpCheck(ComparisonContext context, IReadOnlyList<TableCoverage> tables)
{
    private readonly Dictionary<QualifiedName, TableCoverage> coverage = tables.ToDictionary(table => table.Name);

    public void Run()
    {
        foreach (var table in context.Catalog.Tables)
        {
            var scoped = coverage.TryGetValue(context.Catalog.Fold(table.Name), out var found) ? found : null;
            if (scoped is { IsExempt: false } && !IsExemptPartition(table)) CheckCarried(table);
            if (IsReadByDump(table)) CheckAccess(table, scoped is not null);
        }

        foreach (var hazard in context.Schema.Hazards)
        {
            var place = hazard.Table is { } table && context.Entries.GetEntries(table) is [var first, ..] ? first.KeySpan : default;
            context.Report(DiagnosticIds.RestoreHazard, place, OnOneLine(hazard.Message), hazard.Table, hazard.Column);
        }
    }

    private bool IsExemptPartition(TableSchema table) =>
        table.IsPartition && context.Entries.FindWholeTable(table.Name) is { Exemption: not null };

    private void CheckCarried(TableSchema table)
    {
        if (table.Kind == TableKind.Foreign)
        {
            Report(DiagnosticIds.NotDumped, table, $"{table.Name} is a foreign table: pg_dump writes its definition, never its rows. Back its server up separately and exempt it: {table.Name}.* {{exempt: reason}}.");
        }
        else if (table.OwningExtension is { } extension && !table.IsExtensionConfiguration)
        {
            Report(DiagnosticIds.NotDumped, table, $"{table.Name} belongs to extension {QualifiedName.QuoteIdentifier(extension)}: pg_dump leaves the table and its rows out. Release it (ALTER EXTENSION … DROP TABLE …) or have the extension mark it with pg_extension_config_dump.");
        }
        else if (table.OwningExtension is { } owner && !string.IsNullOrWhiteSpace(table.ExtensionCondition))
        {
            Report(DiagnosticIds.NotDumped, table, $"{table.Name} is a configuration table of extension {QualifiedName.QuoteIdentifier(owner)}: pg_dump carries only the rows that match {OnOneLine(table.ExtensionCondition!)}. Release the table from the extension, or exempt it: {table.Name}.* {{exempt: reason}}.");
        }
        else if (table is { IsUnlogged: true, Kind: TableKind.Ordinary } && context.Schema.IsStandby)
        {
            Report(DiagnosticIds.NotDumped, table, $"{table.Name} is unlogged and this server is a standby, where it has no rows to dump. Dump from the primary, or make the table logged (ALTER TABLE … SET LOGGED).");
        }
    }

    // pg_dump neither locks nor reads foreign tables and tables that an extension keeps to itself.
    private static bool IsReadByDump(TableSchema table) =>
        table.Kind != TableKind.Foreign && (table.OwningExtension is null || table.IsExtensionConfiguration);

    private void CheckAccess(TableSchema table, bool isInScope)
    {
        var role = QualifiedName.QuoteIdentifier(context.Schema.RoleName);
        if (!table.IsReadable)
        {
            Report(DiagnosticIds.NotReadable, table, $"Role {role} may not read the whole of {table.Name}: pg_dump will abort, since it dumps the whole database. Grant USAGE on the schema and SELECT on the table, or dump as another role.");
        }

        if (!table.IsRowSecurityActive) return;
        if (table.Kind != TableKind.Partitioned)
        {
            Report(DiagnosticIds.RowSecurity, table, $"Row-level security on {table.Name} applies to role {role}: pg_dump will abort, since it dumps the whole database, and with --enable-row-security it would silently leave rows out. Dump as a role with BYPASSRLS.");
        }
        else if (isInScope)
        {
            // pg_dump reads the partitions themselves, whose own policies count; a query through the parent is filtered.
            Report(DiagnosticIds.RowSecurity, table, $"Row-level security on {table.Name} applies to role {role}: it hides rows when they are counted through the partitioned table. Dump as a role with BYPASSRLS.");
        }
    }

    private void Report(string id, TableSchema table, string message) => context.Report(id, context.GetPlace(table.Name), message, table.Name);

    private static string OnOneLine(string text) => string.Join(" ", text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)).Trim();
}
