namespace OrderBackup.Coverage.Manifest;

/// <summary>What a directive sets.</summary>
public enum DirectiveKind
{
    /// <summary><c>@format</c>: the version of the manifest's format.</summary>
    Format,

    /// <summary><c>@namespace</c>: a namespace that type names are relative to.</summary>
    Namespace,

    /// <summary><c>@root</c>: a table that must be covered with all that references it.</summary>
    Root,

    /// <summary><c>@scope</c>: which tables must be covered.</summary>
    Scope,

    /// <summary><c>@file</c>: files that each backup copies.</summary>
    File,
}

/// <summary>A line that begins with <c>@</c>.</summary>
public sealed record ManifestDirective
{
    /// <summary>What it sets.</summary>
    public required DirectiveKind Kind { get; init; }

    /// <summary>The value: quotes removed, a table written canonically.</summary>
    public required string Value { get; init; }

    /// <summary>The table that a <c>@root</c> names; null for other directives.</summary>
    public QualifiedName? Table { get; init; }

    /// <summary>Where the directive's name stands, <c>@</c> included.</summary>
    public required ManifestSpan NameSpan { get; init; }

    /// <summary>Where the value stands, quotes included.</summary>
    public required ManifestSpan ValueSpan { get; init; }

    /// <summary>Line and column of the directive's name.</summary>
    public required ManifestPosition Position { get; init; }
}
