namespace FurnitureOrders.Web;

/// <summary>One step in the history of an order.</summary>
/// <param name="Stage">The stage it came to.</param>
/// <param name="At">When, as the document has it.</param>
/// <param name="By">Who moved it there.</param>
/// <param name="Note">Why.</param>
public sealed record WorkflowStep(string Stage, string? At, string? By, string? Note);
