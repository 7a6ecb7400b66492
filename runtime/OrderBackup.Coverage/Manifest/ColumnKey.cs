using System.Diagnostics.CodeAnalysis;

namespace OrderBackup.Coverage.Manifest;

/// <summary>The left side of a manifest line: a column, a path inside a JSON column, or a whole table.</summary>
public sealed class ColumnKey : IEquatable<ColumnKey>, IComparable<ColumnKey>
{
    private readonly string tableText;
    private readonly string columnText;
    private readonly string pathText;
    private readonly int tableHash;

    /// <summary>Makes a key.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's name as the catalog stores it; null for the whole table (<c>table.*</c>).</param>
    /// <param name="jsonPath">The path inside the JSON column; null for the column itself.</param>
    public ColumnKey(QualifiedName table, string? column, JsonPath? jsonPath = null)
    {
        Table = table;
        Column = column;
        JsonPath = jsonPath;
        tableText = table.ToString();
        columnText = column is null ? "*" : QualifiedName.QuoteIdentifier(column);
        pathText = jsonPath?.ToString() ?? "";
        tableHash = table.GetHashCode();
    }

    private ColumnKey(ColumnKey sameTable, string column)
    {
        Table = sameTable.Table;
        Column = column;
        tableText = sameTable.tableText;
        columnText = QualifiedName.QuoteIdentifier(column);
        pathText = "";
        tableHash = sameTable.tableHash;
    }

    /// <summary>The table.</summary>
    public QualifiedName Table { get; }

    /// <summary>The column's name as the catalog stores it; null for the whole table (<c>table.*</c>).</summary>
    public string? Column { get; }

    /// <summary>The path inside the JSON column; null for the column itself.</summary>
    public JsonPath? JsonPath { get; }

    /// <summary>Whether the key stands for all columns of its table.</summary>
    [MemberNotNullWhen(false, nameof(Column))]
    public bool IsWholeTable => Column is null;

    /// <summary>The key of a column of the same table, whose name is not written anew.</summary>
    internal ColumnKey Of(string column) => new(this, column);

    /// <summary>The manifest's order: ordinal by the table as written, then by the column as written, then by the JSON path.</summary>
    public int CompareTo(ColumnKey? other)
    {
        if (other is null) return 1;
        var order = string.CompareOrdinal(tableText, other.tableText);
        if (order == 0) order = string.CompareOrdinal(columnText, other.columnText);
        return order != 0 ? order : string.CompareOrdinal(pathText, other.pathText);
    }

    /// <inheritdoc/>
    public bool Equals(ColumnKey? other) =>
        other is not null && columnText == other.columnText && Table == other.Table && pathText == other.pathText;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ColumnKey);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = unchecked((tableHash * 397) ^ StringComparer.Ordinal.GetHashCode(columnText));
        return pathText.Length == 0 ? hash : unchecked((hash * 397) ^ StringComparer.Ordinal.GetHashCode(pathText));
    }

    /// <summary>The key as the manifest writes it: quoted where needed, <c>public</c> left out.</summary>
    public override string ToString() => tableText + "." + columnText + (pathText.Length > 0 ? ":" + pathText : "");

    /// <summary>Whether two keys name the same.</summary>
    public static bool operator ==(ColumnKey? left, ColumnKey? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two keys name different things.</summary>
    public static bool operator !=(ColumnKey? left, ColumnKey? right) => !(left == right);

    /// <summary>Ordering operators follow <see cref="CompareTo"/>.</summary>
    public static bool operator <(ColumnKey left, ColumnKey right) => left.CompareTo(right) < 0;

    /// <summary>Ordering operators follow <see cref="CompareTo"/>.</summary>
    public static bool operator >(ColumnKey left, ColumnKey right) => left.CompareTo(right) > 0;

    /// <summary>Ordering operators follow <see cref="CompareTo"/>.</summary>
    public static bool operator <=(ColumnKey left, ColumnKey right) => left.CompareTo(right) <= 0;

    /// <summary>Ordering operators follow <see cref="CompareTo"/>.</summary>
    public static bool operator >=(ColumnKey left, ColumnKey right) => left.CompareTo(right) >= 0;
}
