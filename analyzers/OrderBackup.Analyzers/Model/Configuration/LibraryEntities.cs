using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Model.Configuration;

/// <summary>Methods of well-known libraries that add the libraries' own entities to a model and touch no other.</summary>
/// <remarks>MassTransit documentation, "Transactional outbox"; Wolverine documentation, "Entity Framework Core integration".</remarks>
internal static class LibraryEntities
{
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "MassTransit.AddInboxStateEntity",
        "MassTransit.AddOutboxMessageEntity",
        "MassTransit.AddOutboxStateEntity",
        "MassTransit.AddTransactionalOutboxEntities",
        "MassTransit.AddJobSagaEntities",
        "Wolverine.EntityFrameworkCore.MapWolverineEnvelopeStorage",
    };

    public static bool AddsOnlyItsOwn(IMethodSymbol method) =>
        method is { IsExtensionMethod: true, ContainingNamespace: { IsGlobalNamespace: false } space }
        && !method.Locations.Any(location => location.IsInSource)
        && Methods.Contains(space.ToDisplayString() + "." + method.Name);
}
