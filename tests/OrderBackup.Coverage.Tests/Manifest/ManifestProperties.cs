using CsCheck;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Coverage.Tests.Manifest;

/// <summary>What holds for every text, every name and every edit.</summary>
public sealed class ManifestProperties
{
    private static readonly string[] Fragments =
    [
        "\n", "\r\n", "\r", " ", "\t", "#", "@", "\"", "{", "}", "<-", ",", ".", "*", ":$", "[*]", "[]", "\\", "U&\"", "\uFEFF", "\u2028", "가", "😀", "\0",
        "@root orders", "@scope all", "@file a b", "{state A, \"B\"}", "{exempt: r}", "orders.id", "<- Order.Id", "<<<<<<<", "\"a \"\"b\"", "orders.data:$.a.\"b\\\"c\"",
    ];

    private static readonly Gen<string> Mutated =
        Gen.Select(Gen.Int[0, ManifestText.Example.Length], Gen.Int[0, 60], Gen.OneOf(Fragments).List[0, 4])
            .List[1, 6]
            .Select(mutations => mutations.Aggregate(ManifestText.Example, Mutate));

    private static readonly Gen<string> AnyText = Gen.Frequency(
        (2, Gen.String),
        (4, Gen.OneOf(Fragments).List[0, 40].Select(string.Concat)),
        (4, Mutated));

    private static readonly Gen<string> Name = Gen.Frequency(
        (3, Gen.String[Gen.Char["abcz_019$"], 1, 6].Select(name => "a" + name)),
        (2, Gen.String[Gen.Char["aZ .\"#*\\:{}\n\r\t\u2028가ß\uFEFF😀"], 1, 6]),
        (1, Gen.String.Where(name => name.Length > 0 && !name.Contains('\0'))));

    private static readonly Gen<JsonPath?> Path = Gen.Frequency(
        (3, Gen.Const((JsonPath?)null)),
        (1, Gen.OneOf(Name, Gen.Const((string)null!)).List[1, 3].Select(steps => (JsonPath?)new JsonPath(steps))));

    private static readonly Gen<ColumnKey> Key =
        Gen.Select(Gen.OneOf(Gen.Const("public"), Name), Name, Name, Path).Select((schema, table, column, path) => new ColumnKey(new(schema, table), column, path));

    private static readonly Gen<ManifestLine> Line =
        Gen.Select(Key, Gen.OneOf("T.P", "N.T.P[].Q", "_a.가").Array[0, 1], Gen.OneOf(Gen.Const((List<string>)null!), Name.List[0, 3]), Name)
            .Select((key, properties, values, reason) => new ManifestLine
            {
                Key = key,
                Properties = properties,
                StateValues = values?.Distinct().ToList(),
                ExemptReason = values is null && reason.Trim().Length > 0 && !reason.Any(char.IsControl) && reason.IndexOfAny(['\u2028', '\uFEFF', '\u2029']) < 0 ? reason.Trim() : null,
            });

    [Fact]
    public void Any_text_parses_and_every_span_lies_inside_it() => AnyText.Sample(text =>
    {
        var manifest = CoverageManifest.Parse(text);
        foreach (var span in GetSpans(manifest)) Assert.InRange(span.Start, 0, text.Length - span.Length);
        foreach (var problem in manifest.Problems) Assert.Equal(GetPosition(text, problem.Span.Start), problem.Position);
        foreach (var entry in manifest.Entries)
        {
            Assert.Equal(GetPosition(text, entry.Span.Start), entry.Position);
            Assert.DoesNotContain('\n', text.Substring(entry.Span.Start, entry.Span.Length));
            if (entry.Key is not null) Assert.Equal(entry.Key, CoverageManifest.Parse(text.Substring(entry.KeySpan.Start, entry.KeySpan.Length)).Entries.Single().Key);
        }
    });

    [Fact]
    public void Every_line_is_taken_or_reported() => AnyText.Sample(text =>
    {
        var manifest = CoverageManifest.Parse(text);
        var known = manifest.Entries.Select(entry => entry.Position.Line)
            .Concat(manifest.Directives.Select(directive => directive.Position.Line))
            .Concat(manifest.Problems.Select(problem => problem.Line))
            .ToHashSet();
        var lines = text.TrimStart('\uFEFF').Length == text.Length ? text : text[1..];
        var number = 0;
        foreach (var line in lines.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r'))
        {
            number++;
            var content = line.TrimStart(' ', '\t');
            if (content.Length > 0 && content[0] != '#') Assert.Contains(number, known);
        }
    });

    [Fact]
    public void Written_line_parses_back() => Line.Sample(line =>
    {
        var entry = CoverageManifest.Parse(line.Format(30, 60)).Entries.Single();
        Assert.Equal(line.Key, entry.Key);
        Assert.Equal(line.Properties, entry.Properties.Select(property => property.ToString()));
        Assert.Equal(line.StateValues, entry.State?.Values);
        Assert.Equal(line.ExemptReason, entry.Exemption?.Reason);
    });

    [Fact]
    public void Added_line_is_there_and_all_others_are_as_they_were() => Gen.Select(AnyText, Line).Sample((text, line) =>
    {
        var manifest = CoverageManifest.Parse(text);
        var isNew = manifest.Entries.All(entry => entry.Key != line.Key);
        var edits = ManifestEditor.AddLine(manifest, line);
        var result = ManifestEdit.Apply(text, edits);
        if (!isNew)
        {
            Assert.Empty(edits);
            return;
        }

        Assert.Equal(0, Assert.Single(edits).Span.Length);
        var after = CoverageManifest.Parse(result);
        Assert.Single(after.Entries, entry => entry.Key == line.Key);
        Assert.Equal(manifest.Entries.Select(ManifestText.Say), after.Entries.Where(entry => entry.Key != line.Key).Select(ManifestText.Say));
        Assert.Equal(EndsWithBreak(text) || text.Length == 0 || text == "\uFEFF", EndsWithBreak(result));
    });

    [Fact]
    public void Added_lines_leave_a_sorted_manifest_sorted() => Gen.Select(Line.List[0, 12], Line.List[1, 12]).Sample((first, second) =>
    {
        var text = "@scope all\n";
        foreach (var lines in new[] { first, second })
        {
            text = ManifestEdit.Apply(text, ManifestEditor.AddLines(CoverageManifest.Parse(text), lines));
        }

        var manifest = CoverageManifest.Parse(text);
        Assert.DoesNotContain(manifest.Problems, problem => problem.Id is "OBK2005" or "OBK2001");
        Assert.Equal(first.Concat(second).Select(line => line.Key).Distinct().Count(), manifest.Entries.Count);
    });

    [Fact]
    public void Sorting_sorts_and_loses_no_line() => AnyText.Sample(text =>
    {
        var result = ManifestEdit.Apply(text, ManifestEditor.Sort(CoverageManifest.Parse(text)));
        Assert.DoesNotContain(CoverageManifest.Parse(result).Problems, problem => problem.Id == "OBK2005");
        Assert.Equal(GetSortedLines(text), GetSortedLines(result));
    });

    [Fact]
    public void Removing_what_was_added_gives_the_text_back() => Gen.Select(Mutated, Line).Sample((text, line) =>
    {
        var manifest = CoverageManifest.Parse(text);
        if (manifest.Entries.Count == 0 || manifest.Entries.Any(entry => entry.Key == line.Key)) return;
        var added = CoverageManifest.Parse(ManifestEdit.Apply(text, ManifestEditor.AddLine(manifest, line)));
        var entry = added.Entries.Single(entry => entry.Key == line.Key);
        Assert.Equal(text, ManifestEdit.Apply(added.Text, ManifestEditor.RemoveEntry(added, entry)));
    });

    private static string Mutate(string text, (int Start, int Length, List<string> Inserted) mutation)
    {
        var start = Math.Min(mutation.Start, text.Length);
        var length = Math.Min(mutation.Length, text.Length - start);
        return text.Remove(start, length).Insert(start, string.Concat(mutation.Inserted));
    }

    private static IEnumerable<ManifestSpan> GetSpans(CoverageManifest manifest) =>
    [
        .. manifest.Problems.Select(problem => problem.Span),
        .. manifest.Problems.Where(problem => problem.RelatedSpan is not null).Select(problem => problem.RelatedSpan!.Value),
        .. manifest.Directives.SelectMany(directive => new[] { directive.NameSpan, directive.ValueSpan }),
        .. manifest.Entries.SelectMany(GetSpans),
    ];

    private static IEnumerable<ManifestSpan> GetSpans(ManifestEntry entry)
    {
        yield return entry.Span;
        yield return entry.KeySpan;
        if (entry.ArrowSpan is { } arrow) yield return arrow;
        foreach (var property in entry.Properties) yield return property.Span;
        foreach (var segment in entry.Properties.SelectMany(property => property.Segments)) yield return segment.Span;
        if (entry.State is { } state)
        {
            yield return state.Span;
            foreach (var value in state.ValueSpans) yield return value;
        }

        if (entry.Exemption is not { } exemption) yield break;
        yield return exemption.Span;
        yield return exemption.ReasonSpan;
    }

    private static ManifestPosition GetPosition(string text, int offset)
    {
        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        var line = 1;
        for (var i = start; i < offset; i++)
        {
            if (text[i] is not ('\n' or '\r')) continue;
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n') i++;
            line++;
            start = i + 1;
        }

        return new(line, offset - start + 1);
    }

    private static IEnumerable<string> GetSortedLines(string text) =>
        text[(text.StartsWith('\uFEFF') ? 1 : 0)..].Split('\n', '\r').Order(StringComparer.Ordinal);

    private static bool EndsWithBreak(string text) => text.Length > 0 && text[^1] is '\n' or '\r';
}
