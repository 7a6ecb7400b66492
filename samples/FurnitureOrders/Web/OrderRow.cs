using FurnitureOrders.Models;

namespace FurnitureOrders.Web;

/// <summary>An order in the list.</summary>
/// <param name="Id">The order's number.</param>
/// <param name="ReceivedDate">The day it was taken.</param>
/// <param name="CustomerName">Who ordered.</param>
/// <param name="Product">What was ordered.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="CabinetStatus">Where its cabinets stand.</param>
/// <param name="ManagerName">Who looks after it.</param>
/// <param name="PaymentAmount">What the customer pays, in won.</param>
/// <param name="IsInBin">Whether it was put in the bin.</param>
public sealed record OrderRow(
    int Id, string ReceivedDate, string CustomerName, string Product, OrderStatus? Status, CabinetStatus? CabinetStatus, string? ManagerName, int? PaymentAmount, bool IsInBin);
