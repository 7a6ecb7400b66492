using OrderBackup.Coverage.Comparison;
using OrderBackup.Coverage.Schema;
using static OrderBackup.Coverage.Tests.Comparison.LiveSchema;

namespace OrderBackup.Coverage.Tests.Comparison;

public sealed class ScopeTests
{
    [Fact]
    public void Foreign_keys_are_followed_through_other_tables() => Assert.Equal(
        [
            "chat_messages: references chat_rooms (foreign key chat_messages_fk), which references orders (foreign key chat_rooms_fk)",
            "chat_rooms: references orders (foreign key chat_rooms_fk)",
            "orders: is named by @root",
        ],
        DescribeScope(
            "@root orders\n",
            Of(Table("orders", "id"), Table("chat_rooms", "id"), Table("chat_messages", "id"), Table("users", "id")).WithKeys("chat_messages>chat_rooms", "chat_rooms>orders", "orders>users")));

    [Fact]
    public void Cyclic_and_self_references_end() => Assert.Equal(
        ["a: is named by @root", "b: references a (foreign key b_fk)", "c: references b (foreign key c_fk), which references a (foreign key b_fk)"],
        DescribeScope("@root a\n", Of(Table("a", "id"), Table("b", "id"), Table("c", "id")).WithKeys("a>a", "b>a", "c>b", "a>c", "b>b")));

    [Fact]
    public void What_references_a_merely_listed_table_is_not_related() => Assert.Equal(
        ["orders: is named by @root", "users: has a line in the manifest"],
        DescribeScope("@root orders\nusers.id\n", Of(Table("orders", "id"), Table("users", "id"), Table("logs", "id")).WithKeys("logs>users")));

    [Fact]
    public void Scope_all_names_its_reason() => Assert.Equal(
        ["a: is in the database and the manifest says @scope all", "orders: has a line in the manifest"],
        DescribeScope("@scope all\norders.id\n", Of(Table("orders", "id"), Table("a", "id"))));

    [Fact]
    public void Tables_of_one_name_in_two_schemas_are_two() => Assert.Equal(
        ["OBK3002(1,1) sales.orders"],
        Describe("@root sales.orders\norders.id\n", Of(Table("orders", "id"), Table("sales.orders", "id"))));

    [Fact]
    public void Partitions_fold_into_their_topmost_table_over_three_levels()
    {
        var schema = Of(
            Table("orders", "id") with { Kind = TableKind.Partitioned },
            Partition("orders_2025", "orders", "id", TableKind.Partitioned),
            Partition("orders_2025_h1", "orders_2025", "id", TableKind.Partitioned),
            Partition("orders_2025_q1", "orders_2025_h1", "id"),
            Table("notes", "id"),
            Table("events", "id") with { Kind = TableKind.Partitioned },
            Partition("events_1", "events", "id")).WithKeys("notes>orders_2025_q1", "events_1>orders");
        var report = Compare("@root orders\nevents.id\nnotes.id\norders.id\n", schema);
        Assert.Empty(report.Findings);
        Assert.Equal(["events", "notes", "orders"], report.Tables.Select(table => table.Name.ToString()));
        Assert.Equal(["orders_2025", "orders_2025_h1", "orders_2025_q1"], report.Tables[2].Partitions.Select(name => name.ToString()));
        Assert.Equal((3, 3), (report.TableCount, report.ColumnCount));
    }

    [Fact]
    public void Root_may_name_a_partition() => Assert.Equal(
        ["orders: is named by @root"],
        DescribeScope("@root orders_1\n", Of(Table("orders", "id") with { Kind = TableKind.Partitioned }, Partition("orders_1", "orders", "id"))));

    [Fact]
    public void Line_for_a_partition_is_not_stale_and_does_not_cover_its_table()
    {
        var schema = Of(Table("orders", "id memo") with { Kind = TableKind.Partitioned }, Partition("orders_1", "orders", "id memo"));
        Assert.Empty(Describe("@root orders\norders.id\norders.memo\norders_1.id\n", schema));
        Assert.Equal(["OBK3001(2,1) orders.id", "OBK3001(2,1) orders.memo"], Describe("@root orders\norders_1.id\n", schema));
        Assert.Equal(["OBK3001(1,1) orders.id", "OBK3001(1,1) orders.memo"], Describe("orders_1.id\n", schema));
    }

    [Fact]
    public void Exempt_partition_does_not_bring_its_table_into_scope() => Assert.Equal(
        ["users"],
        Compare("logs_1.* {exempt: old}\nusers.id\n", Of(Table("users", "id"), Table("logs", "id") with { Kind = TableKind.Partitioned }, Partition("logs_1", "logs", "id")))
            .Tables.Select(table => table.Name.ToString()));

    [Fact]
    public void Child_needs_lines_for_its_own_columns_only()
    {
        var schema = Of(
            Table("orders", "id memo"),
            Child("rush_orders", "orders", Inherited("id"), Inherited("memo") with { IsLocal = true }, Column("deadline")),
            Child("night_orders", "rush_orders", Inherited("id"), Inherited("memo"), Inherited("deadline"), Column("hour")));
        Assert.Equal(
            ["OBK3001(2,1) night_orders.hour", "OBK3001(3,1) rush_orders.deadline"],
            Describe("@root orders\norders.id\norders.memo\n", schema));
        Assert.Empty(Describe("@root orders\nnight_orders.hour\norders.id\norders.memo\nrush_orders.deadline\nrush_orders.id\n", schema));
        Assert.Contains("night_orders: inherits from rush_orders", DescribeScope("@root orders\n", schema));
    }

    [Fact]
    public void Column_from_a_parent_out_of_scope_is_the_childs_own() => Assert.Equal(
        ["OBK3001(2,1) rush_orders.stamp"],
        Describe("@root orders\norders.id\n", Of(Table("orders", "id"), Table("stamped", "stamp"), Child("rush_orders", "stamped orders", Inherited("stamp"), Inherited("id")))));

    [Fact]
    public void Exempt_parent_exempts_what_inherits_from_it() => Assert.Empty(
        Describe("@root orders\nlogs.* {exempt: no order data}\norders.id\n", Of(Table("orders", "id"), Table("logs", "id"), Child("logs_1", "logs", Inherited("id"), Column("own")))));

    [Fact]
    public void What_references_a_child_is_related() => Assert.Contains(
        "notes: references rush_orders (foreign key notes_fk)",
        DescribeScope("@root orders\n", Of(Table("orders", "id"), Child("rush_orders", "orders", Inherited("id")), Table("notes", "id")).WithKeys("notes>rush_orders")));

    [Fact]
    public void Parents_in_a_circle_end()
    {
        var schema = Of(
            Child("a", "b", Inherited("id"), Column("own")), Child("b", "a", Inherited("id")), Child("c", "c", Column("id")),
            Partition("p", "q", "id"), Partition("q", "p", "id"));
        Assert.Equal(5, Compare("@scope all\n", schema).TableCount);
    }
}
