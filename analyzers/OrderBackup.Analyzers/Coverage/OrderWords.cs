namespace OrderBackup.Analyzers.Coverage;

/// <summary>Tells by its name whether a class belongs to an order model, while no manifest says so.</summary>
internal static class OrderWords
{
    private static readonly HashSet<string> Orders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Order", "Orders", "Auftrag", "Bestellung", "Bestelling", "Commande", "Encomenda", "Ordine", "Pedido", "Objednavka", "Zamowienie", "Zakaz",
    };

    /// <summary>Whether the name is that of an order itself, such as <c>Order</c> or <c>PurchaseOrder</c>.</summary>
    public static bool IsOrder(string name) => Orders.Contains(name.Substring(LastWord(name))) && !name.EndsWith("SortOrder", StringComparison.Ordinal);

    /// <summary>Whether the name is that of an order or of a part of one, such as <c>OrderItem</c>.</summary>
    public static bool IsOrderOrPart(string name) => IsOrder(name) || Orders.Contains(name.Substring(0, FirstEnd(name)));

    private static int LastWord(string name)
    {
        var start = name.Length - 1;
        while (start > 0 && !char.IsUpper(name[start]))
        {
            start--;
        }

        return Math.Max(start, 0);
    }

    private static int FirstEnd(string name)
    {
        var end = Math.Min(1, name.Length);
        while (end < name.Length && char.IsLower(name[end]))
        {
            end++;
        }

        return end;
    }
}
