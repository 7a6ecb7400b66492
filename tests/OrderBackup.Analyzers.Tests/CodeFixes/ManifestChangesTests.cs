using System.Globalization;
using CsCheck;
using Microsoft.CodeAnalysis.Text;
using OrderBackup.Analyzers.CodeFixes;
using OrderBackup.Analyzers.CodeFixes.Changes;
using OrderBackup.Coverage;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Tests.CodeFixes;

public sealed class ManifestChangesTests
{
    private static readonly Gen<string> Line = Gen.OneOf(
        Gen.Const(""), Gen.Const("# a comment"), Gen.Const("@format 1"), Gen.Const("@namespace Shop"), Gen.Const("<<<<<<< HEAD"), Gen.Const("orders.*  {exempt: old}"),
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], (column, property) => string.Create(CultureInfo.InvariantCulture, $"orders.c{column}   <- Order.P{property}  # why")),
        Gen.Int[0, 9].Select(column => string.Create(CultureInfo.InvariantCulture, $"orders.c{column}")),
        Gen.Int[0, 9].Select(column => string.Create(CultureInfo.InvariantCulture, $"orders.c{column} <- Order.P{column}, Other.P{column} {{state A, B}}")),
        Gen.String[Gen.Char["abo.rders<->{}:,#\"@ \t"], 0, 30]);

    private static readonly Gen<string> Manifest =
        Gen.Select(Line.Array[0, 12], Gen.OneOf(Gen.Const("\n"), Gen.Const("\r\n"), Gen.Const("\r")), Gen.Bool, (lines, end, isEnded) => string.Join(end, lines) + (isEnded ? end : ""));

    private static readonly Gen<CoverChange> Cover =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], (column, property) => new CoverChange(Column("c" + column), "Order.P" + property));

    private static readonly Gen<ManifestChange> AnyChange = Gen.OneOf(
        Cover.Select(change => (ManifestChange)change),
        Cover.Select(change => (ManifestChange)new ExemptChange(change.Column, change.Property)),
        Cover.Select(change => (ManifestChange)new ExemptChange(null, change.Property)),
        Gen.Select(Cover, Cover, (from, to) => (ManifestChange)new MoveChange(from.Property, to.Property, to.Column)),
        Cover.Select(change => (ManifestChange)new MoveChange(change.Property, change.Property, change.Column)),
        Cover.Select(change => (ManifestChange)new RemoveChange(change.Property)),
        Cover.Select(change => (ManifestChange)new SetStatesChange(change.Property, "A\nB, c\n{d}")),
        Gen.Int[1, 12].Select(line => (ManifestChange)new RemoveRepeatedChange(line)),
        Gen.Const((ManifestChange)new SortChange()));

    [Fact]
    public void Any_change_of_any_text_is_made_or_refused_and_never_throws() =>
        Gen.Select(Manifest, AnyChange.Array[0, 6]).Sample((manifest, changes) => _ = ManifestChanges.Apply(SourceText.From(manifest), changes).ToString(), iter: 10_000);

    [Fact]
    public void Covered_property_has_a_line_and_every_other_line_stays_as_it_is() =>
        Gen.Select(Manifest, Cover).Sample(
            (manifest, cover) =>
            {
                var before = CoverageManifest.Parse(manifest);
                var isThere = before.Entries.Any(entry => entry.Properties.Any(property => property.ToString() == cover.Property));
                var text = ManifestChanges.Apply(SourceText.From(manifest), [cover]).ToString();
                var after = CoverageManifest.Parse(text);
                Assert.Contains(after.Entries, entry => entry.Properties.Any(property => property.ToString() == cover.Property));
                Assert.Equal(isThere, text == manifest);
                Assert.True(Lines(manifest).Count(line => !Lines(text).Contains(line)) <= 1, text);
                Assert.True(after.Problems.Count <= before.Problems.Count + 1, text);
            },
            iter: 10_000);

    [Fact]
    public void A_change_made_twice_is_made_once() =>
        Gen.Select(Manifest, Cover).Sample(
            (manifest, cover) =>
            {
                var once = ManifestChanges.Apply(SourceText.From(manifest), [cover]);
                Assert.Same(once, ManifestChanges.Apply(once, [cover]));
            },
            iter: 5_000);

    [Fact]
    public void Many_changes_at_once_say_what_they_say_one_by_one() =>
        Gen.Select(Manifest, Cover.Array[1, 6]).Sample(
            (manifest, covers) =>
            {
                var together = ManifestChanges.Apply(SourceText.From(manifest), covers);
                var inTurn = covers.Aggregate(SourceText.From(manifest), (text, cover) => ManifestChanges.Apply(text, [cover]));
                Assert.Equal(Facts(inTurn), Facts(together));
            },
            iter: 5_000);

    [Theory]
    [InlineData("orders.id <- Order.Id\norders.discount_code\n", "Order.DiscountCode", "orders.discount_code")]
    [InlineData("orders.id <- Order.Id\norders.discount_code\norders.discountcode\n", "Order.DiscountCode", null)]
    [InlineData("orders.id <- Order.Id\ninvoices.discount_code\n", "Order.DiscountCode", null)]
    [InlineData("orders.id <- Order.Id\norders.discount_code {exempt: old}\n", "Order.DiscountCode", null)]
    [InlineData("orders.id <- Order.Id\norders.city\n", "Order.Address.City", null)]
    public void Unknown_column_is_found_only_where_the_manifest_leaves_no_doubt(string manifest, string property, string? column) =>
        Assert.Equal(column, UnlinkedColumn.Find(CoverageManifest.Parse(manifest), property)?.ToString());

    private static ColumnKey Column(string name) => new(new QualifiedName("public", "orders"), name);

    private static string[] Lines(string text) => text.Split(["\r\n", "\n", "\r"], StringSplitOptions.None);

    private static SortedSet<string> Facts(SourceText text) =>
        [.. CoverageManifest.Parse(text.ToString()).Entries.SelectMany(entry => entry.Properties.Select(property => entry.Key + " " + property).DefaultIfEmpty(entry.Key?.ToString() ?? ""))];
}
