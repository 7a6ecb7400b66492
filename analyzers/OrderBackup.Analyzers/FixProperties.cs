using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers;

/// <summary>
/// The names under which a diagnostic's properties carry all that a code fix needs, so that no fix analyses the code again. A code
/// fix finds what it refers to in the manifest's text as it is then, not by an offset.
/// </summary>
internal static class FixProperties
{
    /// <summary>The path of the manifest, as the compilation has it. OBK1100: the one to create; absent when it belongs beside the project file.</summary>
    public const string Manifest = nameof(Manifest);

    /// <summary>OBK1001, 1003, 1004: the property as a manifest line names it, such as <c>Order.ShippingAddress.City</c>.</summary>
    public const string Property = nameof(Property);

    /// <summary>OBK1001, 1003: the column that the mapping gives, in manifest syntax; absent when it is not known.</summary>
    public const string Column = nameof(Column);

    /// <summary>OBK1001: the entity's uncovered properties, each as <c>column&lt;TAB&gt;property</c>, one a line; the column is empty when unknown. OBK1002: all of the entity's.</summary>
    public const string EntityLines = nameof(EntityLines);

    /// <summary>OBK1001: the property that the entity's only stale line names, when there is exactly one stale line; the line is to be moved.</summary>
    public const string RenamedFrom = nameof(RenamedFrom);

    /// <summary>OBK1005: the enum's members in order, one a line.</summary>
    public const string StateValues = nameof(StateValues);

    /// <summary>OBK1100: the text of the manifest to create.</summary>
    public const string ManifestText = nameof(ManifestText);

    /// <summary>What a diagnostic says under a name; null when it says nothing.</summary>
    public static string? Read(Diagnostic diagnostic, string name) =>
        diagnostic.Properties.TryGetValue(name, out var value) && !string.IsNullOrEmpty(value) ? value : null;

    /// <summary>OBK2003: the whole property that was probably meant, as a line is to name it; absent when none is near.</summary>
    public const string Suggestion = nameof(Suggestion);
}
