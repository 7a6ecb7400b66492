namespace OrderBackup.MSBuild.Tests;

/// <summary>A small order database and the manifest that covers it.</summary>
internal static class Shop
{
    public const string Sql =
        """
        CREATE TABLE orders (id int PRIMARY KEY, status text NOT NULL, memo text);
        CREATE TABLE order_events (id int PRIMARY KEY, order_id int NOT NULL REFERENCES orders, kind text);
        """;

    public const string Manifest =
        """
        @format 1
        @root orders

        order_events.id
        order_events.kind
        order_events.order_id
        orders.id
        orders.memo
        orders.status   {state}

        """;
}
