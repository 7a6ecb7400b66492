using OrderBackup.Coverage.Comparison;

namespace OrderBackup.Coverage.Manifest;

/// <summary>Which tables must be covered.</summary>
public enum ManifestScope
{
    /// <summary>The roots, the tables related to them, and every table that has a line.</summary>
    Related,

    /// <summary>Every table of the database (<c>@scope all</c>).</summary>
    All,
}

/// <summary>A parsed coverage manifest.</summary>
public sealed class CoverageManifest
{
    /// <summary>The format that this version reads and writes.</summary>
    public const int SupportedFormatVersion = 1;

    /// <summary>The manifest's customary file name.</summary>
    public const string FileName = "BackupCoverage.txt";

    private readonly Lazy<EntryIndex> index;

    internal CoverageManifest(string text, LineIndex lines, ManifestContent content)
    {
        Text = text;
        Lines = lines;
        Directives = content.Directives;
        Entries = content.Entries;
        Problems = content.Problems;
        FormatVersion = content.FormatVersion;
        Namespaces = Select(DirectiveKind.Namespace);
        Roots = Select(DirectiveKind.Root);
        Files = Select(DirectiveKind.File);
        index = new(() => new(this));
        ScopeDirective = Directives.FirstOrDefault(directive => directive.Kind == DirectiveKind.Scope);
        Scope = ScopeDirective?.Value == "all" ? ManifestScope.All : ManifestScope.Related;
    }

    /// <summary>The text that was parsed.</summary>
    public string Text { get; }

    /// <summary>The version that <c>@format</c> names; <see cref="SupportedFormatVersion"/> without one.</summary>
    public int FormatVersion { get; }

    /// <summary>All directives that were understood, in the order of the text.</summary>
    public IReadOnlyList<ManifestDirective> Directives { get; }

    /// <summary>The <c>@namespace</c> directives.</summary>
    public IReadOnlyList<ManifestDirective> Namespaces { get; }

    /// <summary>The <c>@root</c> directives.</summary>
    public IReadOnlyList<ManifestDirective> Roots { get; }

    /// <summary>The <c>@file</c> directives.</summary>
    public IReadOnlyList<ManifestDirective> Files { get; }

    /// <summary>Which tables must be covered.</summary>
    public ManifestScope Scope { get; }

    /// <summary>The first <c>@scope</c> directive; null when there is none.</summary>
    public ManifestDirective? ScopeDirective { get; }

    /// <summary>The entries in the order of the text, also those whose line has a problem but a readable key.</summary>
    public IReadOnlyList<ManifestEntry> Entries { get; }

    /// <summary>Everything that is wrong, in the order of the text.</summary>
    public IReadOnlyList<ManifestProblem> Problems { get; }

    internal LineIndex Lines { get; }

    internal EntryIndex Index => index.Value;

    /// <summary>Parses a manifest. Never throws: whatever is wrong is among <see cref="Problems"/>.</summary>
    /// <param name="text">The whole text; LF, CRLF and a byte order mark are all welcome. Null reads as empty.</param>
    public static CoverageManifest Parse(string? text) => ManifestReader.Read(text ?? "");

    /// <summary>Line and column of an offset into <see cref="Text"/>.</summary>
    public ManifestPosition GetPosition(int offset) => Lines.GetPosition(offset);

    private IReadOnlyList<ManifestDirective> Select(DirectiveKind kind) => [.. Directives.Where(directive => directive.Kind == kind)];
}

/// <summary>What the reader found in a text.</summary>
internal sealed record ManifestContent(
    int FormatVersion,
    IReadOnlyList<ManifestDirective> Directives,
    IReadOnlyList<ManifestEntry> Entries,
    IReadOnlyList<ManifestProblem> Problems);
