namespace FurnitureOrders;

/// <summary>How many rows a table has.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Rows">How many rows.</param>
public sealed record TableRows(string Table, long Rows);
