using OrderBackup.Analyzers.Manifests;

namespace OrderBackup.Analyzers.Coverage;

/// <summary>The lines that name one entity's properties, by path.</summary>
internal sealed class EntityLines
{
    public static readonly EntityLines None = new();

    private readonly Dictionary<string, List<ResolvedProperty>> at = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ResolvedProperty>> under = new(StringComparer.Ordinal);
    private readonly List<ResolvedProperty> stale = [];

    /// <summary>The first line that names the entity; null when it is only named through a derived class.</summary>
    public ResolvedProperty? First { get; private set; }

    /// <summary>The lines whose path is not there.</summary>
    public IReadOnlyList<ResolvedProperty> Stale => stale;

    /// <summary>The lines that give state values.</summary>
    public IEnumerable<ResolvedProperty> WithStateValues => at.Values.SelectMany(lines => lines).Where(line => line.Entry.State is { Values.Count: > 0 });

    public void Add(ResolvedProperty line, bool isOwn)
    {
        First ??= isOwn ? line : null;
        if (line.Resolution == Resolution.NoMember)
        {
            stale.Add(line);
            return;
        }

        Add(at, line.Path, line);
        foreach (var above in LinePaths.Above(line.Path))
        {
            Add(under, above, line);
        }
    }

    /// <summary>The lines for exactly this path, written without <c>[]</c>.</summary>
    public IReadOnlyList<ResolvedProperty> At(string path) => at.TryGetValue(path, out var lines) ? lines : [];

    /// <summary>The lines for something inside of it.</summary>
    public IReadOnlyList<ResolvedProperty> Under(string path) => under.TryGetValue(path, out var lines) ? lines : [];

    private static void Add(Dictionary<string, List<ResolvedProperty>> lines, string path, ResolvedProperty line)
    {
        if (!lines.TryGetValue(path, out var list))
        {
            lines.Add(path, list = []);
        }

        list.Add(line);
    }
}
