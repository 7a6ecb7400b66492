using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Coverage.Tests.Manifest;

public sealed class ContradictionTests
{
    [Theory]
    [InlineData("a.b\na.b", "OBK2002(2,1)")]
    [InlineData("a.b\nPUBLIC.A.\"b\"", "OBK2002(2,1)")]
    [InlineData("a.b:$.c\na.b:$.\"c\"", "OBK2002(2,1)")]
    [InlineData("a.b\na.b {exempt: r}", "OBK2002(2,1)")]
    [InlineData("x.y\n  a.* {exempt: r}\n  a.* {exempt: r}", "OBK2005(2,3) OBK2002(3,3)")]
    [InlineData("a.* {exempt: r}\na.b", "OBK2002(2,1)")]
    [InlineData("z.z\n# c\na.b {exempt: r}\na.* {exempt: r}", "OBK2002(3,1) OBK2005(3,1) OBK2005(4,1)")]
    [InlineData("@root a\na.* {exempt: r}", "OBK2002(2,1)")]
    [InlineData("a.b {exempt: r}\na.b:$.c\nz.z", "OBK2002(2,1)")]
    [InlineData("a.b\na.b:$.c {exempt: r}", "")]
    [InlineData("a.b <- T.P\na.c <- T.P", "OBK2002(2,8)")]
    [InlineData("a.b <- T.P\na.c <- T.Q, T.P", "OBK2002(2,13)")]
    [InlineData("@namespace N.M\na.b <- T.P\na.c <- N.M.T.P", "OBK2002(3,8)")]
    [InlineData("a.b <- T.P\na.c <- T.P {exempt: a copy}", "")]
    [InlineData("a.b <- T.P\n<- T.P {exempt: r}", "OBK2002(2,4)")]
    [InlineData("a.b\n<- T.P {exempt: r}\n<- T.P {exempt: r}", "OBK2002(3,4)")]
    [InlineData("b.a\na.b", "OBK2005(2,1)")]
    [InlineData("a.c\na.b\na.d\na.a", "OBK2005(2,1) OBK2005(4,1)")]
    [InlineData("<- T.P {exempt: r}\na.b", "OBK2005(2,1)")]
    [InlineData("a.b:$.c\na.b", "OBK2005(2,1)")]
    [InlineData("\"A\".b\na.*  {exempt: r}\naudit.t.c\norder_events.id\norders.a\norders.a:$.x\norders.a2\norders_2.a\n<- A.B {exempt: r}\n<- A.C {exempt: r}", "")]
    public void Lines_are_held_against_each_other(string text, string problems) => Assert.Equal(problems, ManifestText.Describe(CoverageManifest.Parse(text)));

    [Fact]
    public void Repetition_names_the_first_line()
    {
        var manifest = CoverageManifest.Parse("# head\norders.id\norders.id\n");
        var problem = Assert.Single(manifest.Problems);
        Assert.Equal(Severity.Warning, problem.Severity);
        Assert.Equal(new ManifestPosition(2, 1), problem.RelatedPosition);
        Assert.Equal(new ManifestSpan(7, 9), problem.RelatedSpan);
        Assert.Contains("line 2", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Out_of_order_is_hidden() =>
        Assert.Equal(Severity.Hidden, Assert.Single(CoverageManifest.Parse("b.a\na.b").Problems).Severity);
}
