using Microsoft.CodeAnalysis;
using OrderBackup.Coverage.Diagnostics;

namespace OrderBackup.Analyzers;

/// <summary>The descriptors of every rule, made from the catalog that all parts of OrderBackup share.</summary>
internal static class Descriptors
{
    public const string CoverageCategory = "Coverage";
    public const string ManifestCategory = "Manifest";
    public const string CommandsCategory = "Commands";

    public static readonly DiagnosticDescriptor PropertyNotCovered = Create(DiagnosticIds.PropertyNotCovered, CoverageCategory);
    public static readonly DiagnosticDescriptor EntityNotCovered = Create(DiagnosticIds.EntityNotCovered, CoverageCategory);
    public static readonly DiagnosticDescriptor MappingContradictsLine = Create(DiagnosticIds.MappingContradictsLine, CoverageCategory);
    public static readonly DiagnosticDescriptor PropertyNotStored = Create(DiagnosticIds.PropertyNotStored, CoverageCategory);
    public static readonly DiagnosticDescriptor EnumDiffersFromStateValues = Create(DiagnosticIds.EnumDiffersFromStateValues, CoverageCategory);
    public static readonly DiagnosticDescriptor ManifestMissing = Create(DiagnosticIds.ManifestMissing, CoverageCategory);
    public static readonly DiagnosticDescriptor NotUnderstood = Create(DiagnosticIds.NotUnderstood, ManifestCategory);
    public static readonly DiagnosticDescriptor RepeatedOrContradictory = Create(DiagnosticIds.RepeatedOrContradictory, ManifestCategory);
    public static readonly DiagnosticDescriptor StaleProperty = Create(DiagnosticIds.StaleProperty, ManifestCategory);
    public static readonly DiagnosticDescriptor ExemptWithoutReason = Create(DiagnosticIds.ExemptWithoutReason, ManifestCategory);
    public static readonly DiagnosticDescriptor OutOfOrder = Create(DiagnosticIds.OutOfOrder, ManifestCategory);
    public static readonly DiagnosticDescriptor DumpLeavesDataOut = Create(DiagnosticIds.DumpLeavesDataOut, CommandsCategory);
    public static readonly DiagnosticDescriptor UnsafeRestoreCommand = Create(DiagnosticIds.UnsafeRestoreCommand, CommandsCategory);

    // Every message is a whole sentence that the rule writes, so that a rule can say exactly what it found.
    private static DiagnosticDescriptor Create(string id, string category) => new(
        id,
        DiagnosticCatalog.Find(id)!.Title,
        "{0}",
        category,
        ToRoslyn(DiagnosticCatalog.GetDefaultSeverity(id)),
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.GetHelpLink(id));

    private static DiagnosticSeverity ToRoslyn(Severity severity) => severity switch
    {
        Severity.Hidden => DiagnosticSeverity.Hidden,
        Severity.Info => DiagnosticSeverity.Info,
        Severity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Error,
    };
}
