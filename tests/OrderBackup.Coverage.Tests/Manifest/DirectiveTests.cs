using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Coverage.Tests.Manifest;

public sealed class DirectiveTests
{
    [Theory]
    [InlineData("@file a b/*.txt  # note", "a b/*.txt")]
    [InlineData("@file C#/notes#1.txt", "C#/notes#1.txt")]
    [InlineData("@file \"a #b\"  # note", "a #b")]
    [InlineData("@file\tx", "x")]
    public void Glob_may_hold_blanks_and_hashes(string line, string glob) =>
        Assert.Equal(glob, Assert.Single(CoverageManifest.Parse("@root orders\n" + line).Files).Value);

    [Theory]
    [InlineData("@root Sales.\"Order Lines\" # note", "sales", "Order Lines")]
    [InlineData("@root ORDERS", "public", "orders")]
    public void Root_is_read_as_PostgreSQL_reads_it(string line, string schema, string table) =>
        Assert.Equal(new QualifiedName(schema, table), Assert.Single(CoverageManifest.Parse(line).Roots).Table);

    [Theory]
    [InlineData("@scope all", ManifestScope.All)]
    [InlineData("@scope related", ManifestScope.Related)]
    public void Scope_is_read(string line, ManifestScope scope)
    {
        var manifest = CoverageManifest.Parse("@root orders\n" + line);
        Assert.Equal("", ManifestText.Describe(manifest));
        Assert.Equal(scope, manifest.Scope);
    }

    [Theory]
    [InlineData("@tables all", "OBK2001(2,1)")]
    [InlineData("@Root x", "OBK2001(2,1)")]
    [InlineData("@", "OBK2001(2,1)")]
    [InlineData("@format", "OBK2001(2,1)")]
    [InlineData("@format # 1", "OBK2001(2,1)")]
    [InlineData("@format one", "OBK2001(2,9)")]
    [InlineData("@format 2", "OBK2001(2,9)")]
    [InlineData("@format 1 2", "OBK2001(2,11)")]
    [InlineData("@namespace A.", "OBK2001(2,14)")]
    [InlineData("@namespace A B", "OBK2001(2,14)")]
    [InlineData("@root a.b.c", "OBK2001(2,7)")]
    [InlineData("@root \"a", "OBK2001(2,7)")]
    [InlineData("@root a, b", "OBK2001(2,8)")]
    [InlineData("@scope some", "OBK2001(2,8)")]
    [InlineData("@file \"a", "OBK2001(2,7)")]
    [InlineData("@file \"a\" b", "OBK2001(2,11)")]
    [InlineData("@file \"\"", "OBK2001(2,7)")]
    [InlineData("@root orders", "OBK2002(2,1)")]
    [InlineData("@root public.\"orders\"", "OBK2002(2,1)")]
    [InlineData("@format 1\n@format 1", "OBK2002(3,1)")]
    [InlineData("@scope all\n@scope related", "OBK2002(3,1)")]
    [InlineData("@namespace A\n@namespace A", "OBK2002(3,1)")]
    [InlineData("@file a\n@file \"a\"", "OBK2002(3,1)")]
    public void Faulty_directive_is_reported_where_the_fault_is(string line, string problems) => Assert.Equal(problems, ManifestText.DescribeLine(line));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("# nothing\n\n")]
    [InlineData("@format 1\n@file a")]
    [InlineData("<- A.B {exempt: computed}")]
    [InlineData("access_logs.* {exempt: no order data}")]
    [InlineData("@scope related")]
    public void Manifest_that_covers_nothing_is_an_error(string? text)
    {
        var problem = Assert.Single(CoverageManifest.Parse(text).Problems);
        Assert.Equal((DiagnosticIds.NotUnderstood, Severity.Error, new ManifestPosition(1, 1)), (problem.Id, problem.Severity, problem.Position));
        Assert.Contains("covers nothing", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@root orders")]
    [InlineData("@scope all")]
    [InlineData("orders.id")]
    public void Root_scope_or_column_alone_covers_something(string text) => Assert.Equal("", ManifestText.Describe(CoverageManifest.Parse(text)));
}
