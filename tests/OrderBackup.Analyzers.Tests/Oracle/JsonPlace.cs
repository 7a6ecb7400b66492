using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Tests.Oracle;

/// <summary>A place in the JSON document of a column: the document itself when it has no steps.</summary>
internal sealed record JsonPlace(IReadOnlyCollection<ColumnKey> Documents, IReadOnlyList<string?> Steps)
{
    public IReadOnlyCollection<ColumnKey> Keys =>
        Steps.Count == 0 ? Documents : [.. Documents.Select(document => new ColumnKey(document.Table, document.Column, new(Steps)))];

    public JsonPlace Member(string name) => this with { Steps = [.. Steps, name] };

    public JsonPlace Elements() => this with { Steps = [.. Steps, null] };
}
