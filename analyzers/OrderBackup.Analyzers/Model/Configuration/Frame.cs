using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Model.Configuration;

/// <summary>The variables and type arguments of a method that is being followed. Lambdas and local functions share the frame around them.</summary>
internal sealed class Frame(InstanceValue? instance)
{
    private readonly Dictionary<ISymbol, BuilderValue?> values = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ITypeSymbol> typeArguments = new(SymbolEqualityComparer.Default);

    /// <summary>What <c>this</c> is.</summary>
    public InstanceValue? Instance { get; } = instance;

    /// <summary>What the method returned; null when it returned different things.</summary>
    public BuilderValue? Returned { get; set; }

    /// <summary>Whether the method has surely returned.</summary>
    public bool IsDone { get; set; }

    public BuilderValue? Get(ISymbol variable) => values.TryGetValue(variable, out var value) ? value : null;

    public void Set(ISymbol variable, BuilderValue? value) => values[variable] = value;

    public void SetTypeArguments(IEnumerable<ITypeParameterSymbol> parameters, IEnumerable<ITypeSymbol> arguments)
    {
        foreach (var (parameter, argument) in parameters.Zip(arguments, (parameter, argument) => (parameter, argument)))
        {
            typeArguments[parameter] = argument;
        }
    }

    /// <summary>The type that a type parameter stands for here; the type itself when it is none.</summary>
    public ITypeSymbol Resolve(ITypeSymbol type)
    {
        if (type is ITypeParameterSymbol)
        {
            return typeArguments.TryGetValue(type, out var argument) ? argument : type;
        }

        if (type is not INamedTypeSymbol { IsGenericType: true, IsUnboundGenericType: false } generic
            || !generic.TypeArguments.Any(argument => argument is ITypeParameterSymbol or INamedTypeSymbol { IsGenericType: true }))
        {
            return type;
        }

        return generic.ConstructedFrom.Construct([.. generic.TypeArguments.Select(Resolve)]);
    }
}
