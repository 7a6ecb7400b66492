using OrderBackup.Coverage.Manifest;
using OrderBackup.Coverage.Tests.Comparison;
using static OrderBackup.Coverage.Tests.Comparison.LiveSchema;

namespace OrderBackup.Coverage.Tests.Manifest;

public sealed class ManifestTemplateTests
{
    [Fact]
    public void Template_lists_roots_and_related_tables_and_names_the_others()
    {
        var schema = Of(
            Table("orders", Column("id"), Enum("status", "A", "B, C"), Column("cabinet_status"), Json("data"), Column("total") with { IsGenerated = true }),
            Table("order_tasks", "id order_id taskStage"),
            Child("rush_orders", "orders", Inherited("id"), Column("deadline")),
            Table("users", "id"),
            Table("", "id") with { Name = new("public", "Access.Logs") }).WithKeys("order_tasks>orders");
        Assert.Equal(
            """
            # What every backup must contain: one column a line, sorted.
            # "<- Type.Property" names the property stored in a column, {state} marks order state,
            # {exempt: reason} says why something need not be covered.
            @format 1
            @root orders

            # Not related to a root by foreign keys, so not checked. List the columns of those that belong to the orders,
            # or write "@scope all" to have every table checked:
            #   "Access.Logs"
            #   users

            order_tasks."taskStage"  {state}
            order_tasks.id
            order_tasks.order_id
            orders.cabinet_status    {state}
            orders.data
            orders.id
            orders.status            {state A, "B, C"}
            orders.total
            rush_orders.deadline

            """,
            ManifestTemplate.Write(schema, [Name("orders")]));
    }

    [Fact]
    public void Template_without_roots_is_not_mistaken_for_a_manifest_that_covers()
    {
        var manifest = CoverageManifest.Parse(ManifestTemplate.Write(Of(Table("orders", "id")), []));
        Assert.Contains("covers nothing", Assert.Single(manifest.Problems).Message, StringComparison.Ordinal);
    }
}
