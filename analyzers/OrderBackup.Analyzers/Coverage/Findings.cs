using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using OrderBackup.Analyzers.Manifests;

namespace OrderBackup.Analyzers.Coverage;

/// <summary>All findings of a compilation, by the type at whose analysis they are reported.</summary>
internal sealed class Findings
{
    private readonly Compilation compilation;
    private readonly Dictionary<INamedTypeSymbol, List<Diagnostic>> byHost = new(SymbolEqualityComparer.Default);

    private Findings(Compilation compilation) => this.compilation = compilation;

    public static Findings Of(Compilation compilation, IReadOnlyList<ManifestFile> files, CancellationToken cancellationToken)
    {
        var findings = new Findings(compilation);
        var entities = new OrderEntities(CompilationFacts.Of(compilation), files, cancellationToken);
        var constants = new StateConstants(compilation);
        foreach (var entity in entities.Find())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (entity.HasLines)
            {
                UncoveredReports.Add(findings, entity, [.. new PropertyCoverage(entity, entities.Columns).Find()]);
                MappedColumns.Check(findings, entity);
                UnstoredLines.Check(findings, entity);
                new StateValues(findings, entity, constants).Check();
            }
            else
            {
                UncoveredEntity.Report(findings, entity);
            }
        }

        return findings;
    }

    public IReadOnlyList<Diagnostic> At(INamedTypeSymbol host) => byHost.TryGetValue(host, out var found) ? found : [];

    /// <summary>Reports at the first symbol that the compilation declares, else at the entity, else at what declares it in a context.</summary>
    public void Add(
        OrderEntity entity, DiagnosticDescriptor descriptor, string message, ImmutableDictionary<string, string?> properties,
        IEnumerable<Location>? related = null, params ISymbol?[] places)
    {
        var location = ReportPlace.Find(compilation, [.. places, entity.Type, entity.Model.DeclaredBy, entity.Host]);
        if (location is null)
        {
            return;
        }

        if (!byHost.TryGetValue(entity.Host, out var list))
        {
            byHost.Add(entity.Host, list = []);
        }

        list.Add(Diagnostic.Create(descriptor, location, related, properties.Add(FixProperties.Manifest, entity.File.Path), message));
    }
}
