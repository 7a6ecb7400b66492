using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Model.Configuration;

/// <summary>Reads what a <c>DbContext</c> says: its sets, <c>ConfigureConventions</c> and <c>OnModelCreating</c>.</summary>
internal static class ContextReader
{
    public static ContextFacts Read(Compilation compilation, INamedTypeSymbol context, CancellationToken cancellationToken)
    {
        var facts = new ContextFacts();
        var interpreter = new ConfigurationInterpreter(compilation, facts, cancellationToken);
        var instance = new InstanceValue(context);
        if (Find(context, "ConfigureConventions") is { } conventions)
        {
            interpreter.Run(conventions, instance, [new ConventionsValue()]);
        }

        if (Find(context, "OnModelCreating") is { } creating)
        {
            interpreter.Run(creating, instance, [new ModelBuilderValue()]);
        }

        return facts;
    }

    /// <summary>The context's sets, those of its base classes too, by the entity's class.</summary>
    /// <remarks>EF Core documentation, "Entity types": <c>DbSet</c> properties of any accessibility count.</remarks>
    public static Dictionary<INamedTypeSymbol, List<IPropertySymbol>> Sets(INamedTypeSymbol context)
    {
        var sets = new Dictionary<INamedTypeSymbol, List<IPropertySymbol>>(SymbolEqualityComparer.Default);
        foreach (var property in Members.Properties(context, end: null))
        {
            if (property.Type is INamedTypeSymbol { TypeArguments: [INamedTypeSymbol entity] } type && EfNames.IsNamed(type, EfNames.Set))
            {
                if (!sets.TryGetValue(entity, out var properties))
                {
                    sets.Add(entity, properties = []);
                }

                properties.Add(property);
            }
        }

        return sets;
    }

    // The one that runs: an override of the class itself or of the nearest base class that has one.
    private static IMethodSymbol? Find(INamedTypeSymbol context, string name)
    {
        for (var type = context; type is not null && !EfNames.IsNamed(type, EfNames.Context); type = type.BaseType)
        {
            if (type.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(method => method is { IsOverride: true, Parameters.Length: 1 }) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
