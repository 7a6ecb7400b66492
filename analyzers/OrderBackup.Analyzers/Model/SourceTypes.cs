using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Model;

/// <summary>The types of a compilation.</summary>
internal static class SourceTypes
{
    /// <summary>All types in a namespace, nested ones too.</summary>
    public static IEnumerable<INamedTypeSymbol> In(INamespaceSymbol space, CancellationToken cancellationToken)
    {
        var pending = new Stack<INamespaceOrTypeSymbol>();
        pending.Push(space);
        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var member in pending.Pop().GetMembers())
            {
                if (member is INamedTypeSymbol type)
                {
                    yield return type;
                    pending.Push(type);
                }
                else if (member is INamespaceSymbol inner)
                {
                    pending.Push(inner);
                }
            }
        }
    }
}
