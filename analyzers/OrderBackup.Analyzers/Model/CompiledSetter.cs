using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Model;

/// <summary>Finds the setters of other assemblies' properties that the compiler does not show: those that are private or internal.</summary>
internal static class CompiledSetter
{
    /// <summary>Whether a property of a compiled class has a setter that its symbol does not show.</summary>
    /// <remarks>
    /// A reference assembly, which the compiler is given for a project's own projects, lacks such setters altogether. An automatic
    /// property is then taken to have one: an entity has <c>private set</c> far more often than a value that never changes, and to
    /// miss a stored value is worse than to ask about one that is not.
    /// </remarks>
    public static bool Exists(IPropertySymbol property)
    {
        property = property.OriginalDefinition;
        if (property.Locations.Any(location => location.IsInSource) || property.ContainingModule?.GetMetadata() is not { } module)
        {
            return false;
        }

        var isReference = property.ContainingAssembly.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ReferenceAssemblyAttribute");
        return isReference
            ? property.GetMethod?.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute") == true
            : HasSetter(module.GetMetadataReader(), property.MetadataToken);
    }

    private static bool HasSetter(MetadataReader reader, int token)
    {
        var handle = MetadataTokens.EntityHandle(token);
        return handle.Kind == HandleKind.PropertyDefinition && !reader.GetPropertyDefinition((PropertyDefinitionHandle)handle).GetAccessors().Setter.IsNil;
    }
}
