using OrderBackup.Coverage.Schema;

namespace OrderBackup.Coverage.Comparison;

/// <summary>One live table in scope and how its columns are covered.</summary>
/// <param name="Table">The table; of a partitioned table the topmost one.</param>
/// <param name="Scope">Why it must be covered.</param>
/// <param name="Columns">
/// Its columns in table order. Of a table that inherits, those which a parent's line covers are left out unless a line of
/// its own names them.
/// </param>
/// <param name="Partitions">The partitions below it on all levels, whose rows and columns are its own, in order of their names.</param>
/// <param name="IsExempt">Whether nothing of it needs to be in a backup.</param>
public sealed record TableCoverage(
    TableSchema Table, TableScope Scope, IReadOnlyList<ColumnCoverage> Columns, IReadOnlyList<QualifiedName> Partitions, bool IsExempt)
{
    /// <summary>The table's name.</summary>
    public QualifiedName Name => Table.Name;
}
