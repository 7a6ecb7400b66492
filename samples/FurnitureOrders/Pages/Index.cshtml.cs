using FurnitureOrders.Models;
using FurnitureOrders.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace FurnitureOrders.Pages;

/// <summary>The list of orders, the newest first.</summary>
/// <param name="database">The orders' database.</param>
public sealed class IndexModel(OrderDbContext database) : PageModel
{
    private const int RowsOnPage = 50;

    /// <summary>Only orders of this status.</summary>
    [BindProperty(SupportsGet = true)]
    public OrderStatus? Status { get; set; }

    /// <summary>Only orders of customers whose name contains this.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Customer { get; set; }

    /// <summary>The page, from 1. (The name "page" is taken: Razor Pages keeps its own there.)</summary>
    [BindProperty(SupportsGet = true)]
    public int Number { get; set; } = 1;

    /// <summary>How many pages there are; at least one.</summary>
    public int Pages { get; private set; }

    /// <summary>How many orders there are.</summary>
    public int Total { get; private set; }

    /// <summary>The orders of the page.</summary>
    public IReadOnlyList<OrderRow> Orders { get; private set; } = [];

    /// <summary>Reads the page.</summary>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        // PostgreSQL's texts cannot hold U+0000.
        var name = Customer?.Replace("\0", "", StringComparison.Ordinal).Trim();
        var orders = database.Orders.AsNoTracking()
            .Where(order => Status == null || order.Status == Status)
            .Where(order => string.IsNullOrEmpty(name) || order.CustomerName.Contains(name));
        Total = await orders.CountAsync(cancellationToken);
        Pages = Math.Max(1, (Total + RowsOnPage - 1) / RowsOnPage);
        Number = Math.Clamp(Number, 1, Pages);
        Orders = await orders.OrderByDescending(order => order.Id).Skip((Number - 1) * RowsOnPage).Take(RowsOnPage)
            .Select(order => new OrderRow(order.Id, order.ReceivedDate, order.CustomerName, order.Product, order.Status, order.CabinetStatus,
                order.ManagerName, order.PaymentAmount, order.DeletedAt != null))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The address of another page of the same list.</summary>
    /// <param name="number">The page.</param>
    public string PageAddress(int number) => Url.Page("/Index", new { status = Status, customer = Customer, number })!;
}
