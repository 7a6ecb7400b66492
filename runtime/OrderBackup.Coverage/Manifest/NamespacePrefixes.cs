namespace OrderBackup.Coverage.Manifest;

/// <summary>The namespaces that a manifest's type names may leave out: two spellings of a property are one without them.</summary>
internal sealed class NamespacePrefixes(IEnumerable<ManifestDirective> directives)
{
    private readonly string[] prefixes = [.. directives.Where(directive => directive.Kind == DirectiveKind.Namespace).Select(directive => directive.Value + ".")];

    /// <summary>The property without its namespace, if that may be left out.</summary>
    public string Remove(string property)
    {
        foreach (var prefix in prefixes)
        {
            if (property.StartsWith(prefix, StringComparison.Ordinal) && property.IndexOf('.', prefix.Length) >= 0) return property.Substring(prefix.Length);
        }

        return property;
    }
}
