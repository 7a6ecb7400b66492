using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Manifests;

/// <summary>Turns what the parser found into diagnostics, id by id.</summary>
internal static class ParserFindings
{
    public static Diagnostic ToDiagnostic(ManifestProblem problem, ManifestFile file)
    {
        var related = problem.RelatedSpan is { } span ? new[] { file.LocationOf(span) } : [];
        var properties = ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Manifest, file.Path);
        return Diagnostic.Create(DescriptorOf(problem.Id), file.LocationOf(problem.Span), related, properties, problem.Message);
    }

    private static DiagnosticDescriptor DescriptorOf(string id) => id switch
    {
        DiagnosticIds.RepeatedOrContradictory => Descriptors.RepeatedOrContradictory,
        DiagnosticIds.ExemptWithoutReason => Descriptors.ExemptWithoutReason,
        DiagnosticIds.OutOfOrder => Descriptors.OutOfOrder,
        _ => Descriptors.NotUnderstood,
    };
}
