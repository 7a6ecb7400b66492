namespace OrderBackup.Catalog;

/// <summary>Compares the facts of two databases.</summary>
internal static class DefinitionComparison
{
    private const int ShownLength = 160;
    private const int ShownBefore = 40;

    /// <summary>The differences, ordered by kind and identity; none when both define the same.</summary>
    /// <param name="expected">The facts of the database that was backed up.</param>
    /// <param name="actual">The facts of the restored or live database.</param>
    /// <param name="acrossVersions">
    /// Whether the two servers are of different major versions, which print some definitions differently: column qualifications
    /// in views and rules are then not compared.
    /// </param>
    public static IReadOnlyList<DefinitionDifference> Compare(
        IReadOnlyList<DefinitionFact> expected, IReadOnlyList<DefinitionFact> actual, bool acrossVersions = false)
    {
        var actualByKey = Group(actual);
        var differences = new List<DefinitionDifference>();
        foreach (var (key, wanted) in Group(expected))
        {
            actualByKey.Remove(key, out var found);
            Compare(wanted, found ?? [], acrossVersions, differences);
        }

        differences.AddRange(actualByKey.Values.SelectMany(facts => facts).Where(IsCarried).Select(
            fact => new DefinitionDifference(fact.Kind, fact.Identity, DefinitionAspect.Extra, "", Shorten(fact.Definition, 0))));
        return [.. differences.OrderBy(d => d.Kind, StringComparer.Ordinal).ThenBy(d => d.Identity, StringComparer.Ordinal).ThenBy(d => d.What)];
    }

    /// <summary>Two objects may share kind and identity only where a name is not unique, such as rows that the server cannot tell apart.</summary>
    private static Dictionary<(string Kind, string Identity), List<DefinitionFact>> Group(IReadOnlyList<DefinitionFact> facts)
    {
        var groups = new Dictionary<(string, string), List<DefinitionFact>>(facts.Count);
        foreach (var fact in facts)
        {
            if (!groups.TryGetValue((fact.Kind, fact.Identity), out var group))
            {
                groups.Add((fact.Kind, fact.Identity), group = []);
            }

            group.Add(fact);
        }

        return groups;
    }

    /// <summary>A dump never drops the public schema or plpgsql, which every new database has: a source without them is no difference.</summary>
    private static bool IsCarried(DefinitionFact fact) => fact is not ({ Kind: "schema", Identity: "public" } or { Kind: "extension", Identity: "plpgsql" });

    private static void Compare(List<DefinitionFact> expected, List<DefinitionFact> actual, bool acrossVersions, List<DefinitionDifference> differences)
    {
        for (var i = 0; i < Math.Max(expected.Count, actual.Count); i++)
        {
            if (i >= actual.Count)
            {
                differences.Add(new DefinitionDifference(expected[i].Kind, expected[i].Identity, DefinitionAspect.Missing, Shorten(expected[i].Definition, 0), ""));
            }
            else if (i >= expected.Count)
            {
                differences.Add(new DefinitionDifference(actual[i].Kind, actual[i].Identity, DefinitionAspect.Extra, "", Shorten(actual[i].Definition, 0)));
            }
            else
            {
                Compare(expected[i], actual[i], acrossVersions, differences);
            }
        }
    }

    private static void Compare(DefinitionFact expected, DefinitionFact actual, bool acrossVersions, List<DefinitionDifference> differences)
    {
        void Add(DefinitionAspect what, string? wanted, string? found)
        {
            if (wanted != found)
            {
                var at = FirstDifference(wanted ?? "", found ?? "");
                differences.Add(new DefinitionDifference(expected.Kind, expected.Identity, what, Shorten(wanted ?? "", at), Shorten(found ?? "", at)));
            }
        }

        var isSame = acrossVersions && expected.Kind is "view" or "materialized view" or "rule"
            && ExpressionNormalizer.WithoutQualifiers(expected.Definition) == ExpressionNormalizer.WithoutQualifiers(actual.Definition);
        if (!isSame)
        {
            Add(DefinitionAspect.Definition, expected.Definition, actual.Definition);
        }

        Add(DefinitionAspect.Owner, expected.Owner, actual.Owner);
        Add(DefinitionAspect.Privileges, expected.Privileges, actual.Privileges);
        Add(DefinitionAspect.Comment, expected.Comment, actual.Comment);
    }

    private static int FirstDifference(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var i = 0; i < length; i++)
        {
            if (left[i] != right[i])
            {
                return i;
            }
        }

        return length;
    }

    private static string Shorten(string text, int around)
    {
        if (text.Length <= ShownLength)
        {
            return text;
        }

        var start = Math.Clamp(around - ShownBefore, 0, text.Length - ShownLength);
        var shown = text.Substring(start, ShownLength);
        return (start > 0 ? "…" : "") + shown + (start + ShownLength < text.Length ? "…" : "");
    }
}
