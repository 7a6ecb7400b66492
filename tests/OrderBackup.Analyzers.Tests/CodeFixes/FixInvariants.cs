using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using OrderBackup.Analyzers.CodeFixes;
using OrderBackup.Analyzers.CodeFixes.Edits;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Tests.CodeFixes;

/// <summary>What holds for every manifest and every diagnostic.</summary>
public sealed class FixInvariants
{
    private static readonly string[] Fragments =
    [
        "\n", "\r\n", "\r", " ", "#", "@", "\"", "{", "}", "<-", ",", ".", "*", ":$", "[]", "\uFEFF", "\u2028", "가", "\0", "@root orders", "@scope all", "@namespace Shop\n",
        "{state A, \"B\"}", "{exempt: r}", "\norders.a\n", "\norders.b <- Order.B, Order.B\n", "<<<<<<<", "\norders.a <- Order.Old\n", "\norders.* {exempt: x}\n", "\norders.data:$.a\n",
        "\n<- Order.C {exempt: }\n", "\norders.b {state}\n", "\norders.b {state B}\n", "\n# comment\n",
    ];

    private static readonly string[] Start =
    [
        "# head\n@namespace Shop\n@root orders\n\norders.a    <- Order.A   {state A, B}  # c\norders.b    <- Shop.Order.B, Bill.B\n\n# old\norders.old  <- Order.Old\norders.z\n",
        "orders.a\r\norders.b\r\norders.c {exempt: r}\r\norders.data\r\norders.data:$.a\r\norders.total",
        "@scope all\norders.z <- Order.Z\norders.a\norders.a {state}\n<- Order.C {exempt: x}\n",
        "",
    ];

    private static readonly Gen<string> Manifests = Gen.Frequency(
        (3, Gen.Select(Gen.OneOf(Start), Gen.Select(Gen.Int[0, 200], Gen.Int[0, 20], Gen.OneOf(Fragments).List[0, 4]).List[0, 5]).Select(Mutate)),
        (2, Gen.OneOf(Fragments).List[0, 30].Select(string.Concat)),
        (1, Gen.String));

    private static readonly Gen<string> Columns = Gen.Frequency(
        (6, Gen.OneOf("orders.a", "orders.b", "orders.c", "orders.total", "orders.z", "bills.id", "orders.data:$.a", "orders.data:$.x.y", "\"Order Lines\".\"Unit.Price\"", "a.a", "zz.zz")),
        (1, Gen.OneOf("orders.*", "orders", "", "x y", "orders.a <- B.C")),
        (1, Gen.String));

    private static readonly Gen<string> Properties = Gen.Frequency(
        (6, Gen.OneOf("Order.A", "Order.B", "Order.C", "Shop.Order.B", "Shop.Order.D", "Order.Old", "Order.Lines[].Price", "Order._field", "Bill.B", "Zebra.A")),
        (1, Gen.OneOf("Order", "", "Order.A # x", "Order.A, Order.B", "Order.A\n")),
        (1, Gen.String));

    private static readonly Gen<IReadOnlyDictionary<string, string?>> Diagnostics =
        Gen.Select(Properties, Columns, Properties, Gen.Select(Columns, Properties).List[0, 4], Gen.OneOf("A", "A\nB", "", "A, B\n{C}\n\"\n", "\r"), Gen.Int[0, 31])
            .Select((property, column, former, lines, values, present) =>
            {
                var all = new Dictionary<string, string?> { [FixProperties.Property] = property, [FixProperties.Suggestion] = former };
                if ((present & 1) != 0) all[FixProperties.Column] = column;
                if ((present & 2) != 0) all[FixProperties.RenamedFrom] = former;
                if ((present & 4) != 0) all[FixProperties.EntityLines] = string.Join('\n', lines.Select(line => line.Item1 + "\t" + line.Item2));
                if ((present & 8) != 0) all[FixProperties.StateValues] = values;
                if ((present & 16) != 0) all[FixProperties.ManifestText] = string.Concat(lines.Select(line => line.Item1 + " <- " + line.Item2 + "\n"));
                return (IReadOnlyDictionary<string, string?>)all;
            });

    private static readonly CodeFixProvider[] Fixers =
    [
        new PropertyNotCoveredFixer(), new EntityNotCoveredFixer(), new MappingContradictsLineFixer(), new PropertyNotStoredFixer(),
        new EnumDiffersFromStateValuesFixer(), new RepeatedOrContradictoryFixer(), new StalePropertyFixer(), new OutOfOrderFixer(), new ManifestMissingFixer(),
    ];

    [Fact]
    public async Task No_fix_throws_whatever_the_manifest_and_the_diagnostic_say() => await Gen.Select(Manifests, Diagnostics, Gen.Int[0, Fixers.Length - 1], Gen.Int[0, 300], Gen.Int[0, 30]).SampleAsync(
        async (manifest, properties, index, start, length) =>
        {
            var fixer = Fixers[index];
            var id = fixer.FixableDiagnosticIds[0];
            var solution = FixSolution.With(manifest);
            start = Math.Min(start, manifest.Length);
            var diagnostic = id.StartsWith("OBK2", StringComparison.Ordinal)
                ? solution.ReportInManifest(id, start, Math.Min(length, manifest.Length - start), properties.Select(pair => (pair.Key, pair.Value)))
                : solution.Report(id, properties.Select(pair => (pair.Key, pair.Value)));
            foreach (var key in (await solution.OfferAsync(fixer, diagnostic)).Keys)
            {
                Assert.NotEqual(manifest, FixSolution.TextOf((await solution.FixAsync(fixer, diagnostic, key))!));
                await solution.FixAllAsync(fixer, FixAllScope.Project, key);
            }

            await solution.FixAllAsync(fixer, FixAllScope.Solution, key: null);
        }, iter: 800);

    [Fact]
    public void Covered_property_is_named_and_every_other_line_is_as_it_was() => Gen.Select(Manifests, Columns, Properties).Sample((manifest, column, property) =>
    {
        var before = CoverageManifest.Parse(manifest);
        var text = Apply(manifest, new CoverLine(column, property, RenamedFrom: null));
        if (text == manifest) return;

        var after = CoverageManifest.Parse(text);
        var line = Assert.Single(after.Entries, entry => entry.Properties.Any(path => path.ToString() == property));
        Assert.Equal(LineSyntax.ReadColumn(column), line.Key);
        Assert.Null(line.Exemption);
        var edited = line.Position.Line;
        var isNew = before.Entries.All(entry => entry.Key != line.Key);
        if (isNew) Assert.Equal(Lines(manifest).Where(IsText), LinesWithout(text, edited).Where(IsText));
        else Assert.Equal(LinesWithout(manifest, edited), LinesWithout(text, edited));
        Assert.Equal(before.Problems.Count(problem => problem.Id is "OBK2001" && problem.Span.Length > 0), after.Problems.Count(problem => problem.Id is "OBK2001" && problem.Span.Length > 0));
        Assert.Equal(text, Apply(text, new CoverLine(column, property, RenamedFrom: null)));
    }, iter: 3000);

    [Fact]
    public void Any_request_made_again_changes_nothing_more() => Gen.Select(Manifests, Columns, Properties, Properties, Gen.Int[0, 6]).Sample((manifest, column, property, other, kind) =>
    {
        ManifestRequest request = kind switch
        {
            0 => new CoverLine(column, property, other),
            1 => new ExemptLine(column, property),
            2 => new CorrectColumn(property, column),
            3 => new RemoveLines(property, KeepsColumn: column.Length % 2 == 0, KeepsExemptions: true),
            4 => new SetStates(property, other),
            5 => new RemoveAllRepetitions(),
            _ => new SortLines(),
        };
        var text = Apply(manifest, request);
        Assert.Equal(text, Apply(text, request));
        Assert.Equal(manifest.StartsWith('\uFEFF'), text.StartsWith('\uFEFF'));
    }, iter: 5000);

    [Fact]
    public void All_at_once_is_the_same_as_one_by_one_in_any_order()
    {
        var cover = Gen.Select(Columns, Properties).Select((column, property) => (ManifestRequest)new CoverLine(column, property, "Order.Old"));
        var exempt = Gen.Select(Columns, Properties).Select((column, property) => (ManifestRequest)new ExemptLine(column, property));
        Gen.Select(Manifests, Gen.OneOf(cover.Array[1, 8], exempt.Array[1, 8]), Gen.Int).Sample((manifest, requests, seed) =>
        {
            // One property has one column; two spellings of it are one property only where the manifest says so.
            var distinct = requests.DistinctBy(NameOf).Where(request => NameOf(request) != "Order.Old").ToArray();
            var shuffled = distinct.ToArray();
            new Random(seed).Shuffle(shuffled);
            var together = Squeeze(Apply(manifest, distinct));
            var oneByOne = Squeeze(shuffled.Aggregate(manifest, (text, request) => Apply(text, request)));
            var isSorted = CoverageManifest.Parse(manifest).Problems.All(problem => problem.Id != "OBK2005");
            if (isSorted) Assert.Equal(together, oneByOne);
            else Assert.Equal(Lines(together).Order(StringComparer.Ordinal), Lines(oneByOne).Order(StringComparer.Ordinal));
        }, iter: 3000);
    }

    private static string Apply(string manifest, params ManifestRequest[] requests) =>
        ManifestDraft.Apply(SourceText.From(manifest), CoverageManifest.Parse(manifest), requests).ToString();

    private static string NameOf(ManifestRequest request) =>
        (request is CoverLine line ? line.Property : ((ExemptLine)request).Property).Replace("Shop.", "", StringComparison.Ordinal);

    // Where no line has an arrow yet, the first lines to come decide how far to the right arrows stand; among lines that are not sorted,
    // a new line has more than one right place.
    private static string Squeeze(string text) => System.Text.RegularExpressions.Regex.Replace(text, " +", " ");

    private static IEnumerable<string> LinesWithout(string text, int number) => Lines(text).Where((_, index) => index + 1 != number);

    private static bool IsText(string line) => line.Length > 0;

    private static string[] Lines(string text) => (text.StartsWith('\uFEFF') ? text[1..] : text).Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');

    private static string Mutate(string text, List<(int Start, int Length, List<string> Inserted)> mutations)
    {
        foreach (var (start, length, inserted) in mutations)
        {
            var from = Math.Min(start, text.Length);
            text = text.Remove(from, Math.Min(length, text.Length - from)).Insert(from, string.Concat(inserted));
        }

        return text;
    }
}
