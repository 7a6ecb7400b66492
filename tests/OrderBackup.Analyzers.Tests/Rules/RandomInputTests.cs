using System.Text.RegularExpressions;
using CsCheck;
using Microsoft.CodeAnalysis.CSharp;

namespace OrderBackup.Analyzers.Tests.Rules;

/// <summary>Neither a broken manifest nor half-typed code makes an analyzer throw: a throwing analyzer is switched off, and its rules with it.</summary>
public sealed partial class RandomInputTests
{
    private static readonly string[] Pieces = [.. Token().Matches(Shop.Manifest).Select(match => match.Value).Distinct(), "\n", "\r\n", "[]", "[*]", ".", ":$", "{", "}", "\"", "@root", "@scope all", "\uFEFF", "\0", "<-"];

    private static readonly AnalyzerRun SmallModel = Shop.With().Prepare();

    [Fact]
    public Task Intact_sample_is_silent_before_it_is_mutated() => AssertSilentAsync();

    [Fact]
    public void Random_manifests_do_not_throw() => Gen.OneOf(Pieces).Array[0, 60].Sample(
        pieces => { SmallModel.WithManifest(string.Join(pieces.Length % 2 == 0 ? " " : "", pieces)).Find(); }, iter: 1000, threads: 1);

    [Fact]
    public void Mutated_manifests_do_not_throw() => Gen.Select(Gen.Int[0, Sample.Manifest.Length - 1], Gen.Int[0, 40], Gen.OneOf(Pieces)).Array[1, 8].Sample(
        edits => { Sample.Project.WithManifest(edits.Aggregate(Sample.Manifest, Replace)).Find(); }, iter: 100, threads: 1);

    [Fact]
    public Task Half_typed_code_does_not_throw()
    {
        var paths = Sample.Sources.Keys.Where(path => path.StartsWith("Models", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        return Gen.Select(Gen.OneOf(paths), Gen.Int[0, 1000], Gen.Int[1, 6], Gen.Bool).Array[1, 4].SampleAsync(
            async edits =>
            {
                var sources = Sample.Sources.ToDictionary(source => source.Key, source => source.Value);
                foreach (var (path, position, count, isTruncated) in edits)
                {
                    sources[path] = WithoutTokens(sources[path], position, count, isTruncated);
                }

                var run = sources.Where(source => source.Value != Sample.Sources[source.Key]).Aggregate(Sample.Project, (run, source) => run.Replace(source.Key, source.Value));
                await run.WithManifest(Sample.Manifest).RunAsync();
                await run.RunAsync();
            },
            iter: 8, threads: 1);
    }

    private static async Task AssertSilentAsync() => Assert.Empty(await Sample.Run.ShowAsync());

    private static string Replace(string text, (int Start, int Length, string Piece) edit)
    {
        var start = Math.Min(edit.Start, text.Length);
        return text.Remove(start, Math.Min(edit.Length, text.Length - start)).Insert(start, edit.Piece);
    }

    private static string WithoutTokens(string source, int position, int count, bool isTruncated)
    {
        var tokens = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().ToList();
        if (tokens.Count == 0)
        {
            return source;
        }

        var first = tokens[position % tokens.Count];
        if (isTruncated)
        {
            return source[..first.SpanStart];
        }

        var last = tokens[Math.Min((position % tokens.Count) + count, tokens.Count) - 1];
        return source.Remove(first.SpanStart, last.Span.End - first.SpanStart);
    }

    [GeneratedRegex(@"[\w.*\[\]:$]+|\S")]
    private static partial Regex Token();
}
