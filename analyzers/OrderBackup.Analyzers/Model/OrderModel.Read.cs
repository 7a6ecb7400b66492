using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Model;

internal sealed partial class OrderModel
{
    /// <summary>Reads the model from a compilation's source.</summary>
    public static OrderModel Read(Compilation compilation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new OrderModel { Entities = [], Contexts = [] };
    }

    /// <summary>What is stored of a class by EF Core's conventions and the compilation's configurations, whether or not a context has it.</summary>
    public EntityModel Describe(INamedTypeSymbol type) =>
        Entities.FirstOrDefault(entity => SymbolEqualityComparer.Default.Equals(entity.Type, type))
        ?? new EntityModel { Type = type, Properties = [], Unstored = [], Related = [] };
}
