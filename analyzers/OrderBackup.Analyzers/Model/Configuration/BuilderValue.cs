using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace OrderBackup.Analyzers.Model.Configuration;

/// <summary>What an expression in configuration code stands for, as far as it matters to the mapping.</summary>
internal abstract record BuilderValue;

/// <summary>The <c>ModelBuilder</c>.</summary>
internal sealed record ModelBuilderValue : BuilderValue;

/// <summary>The builder of an entity, or of an owned or complex part.</summary>
/// <param name="Facts">What is said of it.</param>
/// <param name="Type">Its class; null when it cannot be read.</param>
internal sealed record EntityValue(EntityFacts Facts, INamedTypeSymbol? Type) : BuilderValue;

/// <summary>The builder of a property.</summary>
internal sealed record PropertyValue(PropertyFacts Facts) : BuilderValue;

/// <summary>The builder of a relationship, from the entity whose builder began it.</summary>
/// <param name="From">The entity that began it.</param>
/// <param name="To">The other; null when it cannot be read.</param>
/// <param name="IsToMany">Whether it began with <c>HasMany</c>.</param>
internal sealed record RelationshipValue(EntityValue From, INamedTypeSymbol? To, bool IsToMany) : BuilderValue;

/// <summary>The builder of a discriminator, whose <c>HasValue</c> names derived entities.</summary>
internal sealed record DiscriminatorValue : BuilderValue;

/// <summary>The builder of one of several tables, where a property may have another column than elsewhere.</summary>
internal sealed record TableValue(EntityFacts Facts) : BuilderValue;

/// <summary>The <c>ModelConfigurationBuilder</c>.</summary>
internal sealed record ConventionsValue : BuilderValue;

/// <summary>What <c>Properties&lt;T&gt;()</c> returns.</summary>
internal sealed record PropertiesOfTypeValue(ITypeSymbol Type) : BuilderValue;

/// <summary>The <c>ConventionSetBuilder</c>.</summary>
internal sealed record ConventionSetValue : BuilderValue;

/// <summary>The model's own data, behind a builder's <c>Model</c> or <c>Metadata</c>.</summary>
internal sealed record MetadataValue : BuilderValue;

/// <summary>A builder whose calls say nothing about where values are stored.</summary>
internal sealed record OpaqueValue : BuilderValue;

/// <summary>A text that is constant.</summary>
internal sealed record TextValue(string Text) : BuilderValue;

/// <summary>A <c>typeof</c>.</summary>
internal sealed record TypeValue(ITypeSymbol Type) : BuilderValue;

/// <summary>An assembly.</summary>
/// <param name="IsOwn">Whether it is the one that is compiled.</param>
internal sealed record AssemblyValue(bool IsOwn) : BuilderValue;

/// <summary>An object whose class is known.</summary>
internal sealed record InstanceValue(INamedTypeSymbol Type) : BuilderValue
{
    /// <summary>What its constructor was given.</summary>
    public IReadOnlyList<(IParameterSymbol Parameter, BuilderValue? Value)> Arguments { get; init; } = [];
}

/// <summary>A lambda, with the variables around it.</summary>
internal sealed record LambdaValue(IAnonymousFunctionOperation Lambda, Frame Frame) : BuilderValue;

/// <summary>A method group.</summary>
internal sealed record MethodValue(IMethodSymbol Method, InstanceValue? Instance, Frame Frame) : BuilderValue;
