using FurnitureOrders.Models;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace FurnitureOrders.Data;

/// <summary>
/// The statements that create the model's tables, in two halves: foreign keys and indexes come after the rows,
/// because checking and sorting a million rows at once costs a fraction of doing it row by row.
/// </summary>
/// <param name="Tables">What comes before the rows.</param>
/// <param name="KeysAndIndexes">What comes after them.</param>
internal sealed record SchemaScript(IReadOnlyList<string> Tables, IReadOnlyList<string> KeysAndIndexes)
{
    /// <summary>Reads the statements off the model.</summary>
    /// <param name="context">A context with the model.</param>
    public static SchemaScript Of(OrderDbContext context)
    {
        var model = context.GetService<IDesignTimeModel>().Model;
        var operations = context.GetService<IMigrationsModelDiffer>().GetDifferences(null, model.GetRelationalModel());
        var tables = operations.Where(operation => operation is not CreateIndexOperation).ToList();
        var later = operations.OfType<CreateIndexOperation>().ToList<MigrationOperation>();
        foreach (var table in tables.OfType<CreateTableOperation>())
        {
            later.AddRange(table.ForeignKeys);
            table.ForeignKeys.Clear();
        }

        var generator = context.GetService<IMigrationsSqlGenerator>();
        return new SchemaScript(Statements(tables), Statements(later));

        IReadOnlyList<string> Statements(List<MigrationOperation> half) =>
            [.. generator.Generate(half, model).Select(command => command.CommandText)];
    }
}
