using FurnitureOrders.Models;
using FurnitureOrders.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace FurnitureOrders.Pages;

/// <summary>One order with all that belongs to it.</summary>
/// <param name="database">The orders' database.</param>
public sealed class OrderModel(OrderDbContext database) : PageModel
{
    /// <summary>The order.</summary>
    public Order Order { get; private set; } = null!;

    /// <summary>Its workflow document.</summary>
    public WorkflowDocument Document { get; private set; } = null!;

    /// <summary>Reads the order.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The page, or that there is no such order.</returns>
    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken)
    {
        var order = await database.Orders.AsNoTracking().AsSplitQuery()
            .Include(order => order.Events.OrderBy(entry => entry.CreatedAt)).ThenInclude(entry => entry.CreatedByUser)
            .Include(order => order.Tasks.OrderBy(task => task.Id)).ThenInclude(task => task.OwnerUser)
            .Include(order => order.Attachments.OrderBy(attachment => attachment.Id))
            .FirstOrDefaultAsync(order => order.Id == id, cancellationToken);
        if (order is null)
            return NotFound();

        Order = order;
        Document = WorkflowDocument.Of(order.StructuredData);
        return Page();
    }

    /// <summary>Whether an order that stands where this one does has left a step behind, is at it, or is yet to come to it.</summary>
    /// <param name="step">The step.</param>
    /// <returns><c>past</c>, <c>now</c> or <c>next</c>.</returns>
    public string Progress(OrderStatus step) => step < Order.Status ? "past" : step == Order.Status ? "now" : "next";
}
