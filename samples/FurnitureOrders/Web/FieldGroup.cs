namespace FurnitureOrders.Web;

/// <summary>Fields of an order that are shown together.</summary>
/// <param name="Title">What they have in common.</param>
/// <param name="Fields">Each field's label and text; a text of null is a value that is not there.</param>
public sealed record FieldGroup(string Title, IReadOnlyList<KeyValuePair<string, string?>> Fields);
