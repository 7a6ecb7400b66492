using System.Reflection;
using OrderBackup.Coverage.Diagnostics;

namespace OrderBackup.Coverage.Tests.Diagnostics;

public sealed class DiagnosticCatalogTests
{
    [Fact]
    public void Every_id_has_one_rule_and_every_rule_an_id()
    {
        var ids = typeof(DiagnosticIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(ids.Order(StringComparer.Ordinal), DiagnosticCatalog.Rules.Select(rule => rule.Id));
    }

    [Fact]
    public void Help_link_is_the_page_of_the_id() => Assert.Equal(
        "https://github.com/orderbackup/orderbackup/blob/main/docs/rules/OBK3001.md",
        DiagnosticCatalog.Find(DiagnosticIds.ColumnNotCovered)!.HelpLink);

    [Fact]
    public void Unknown_id_is_not_played_down()
    {
        Assert.Null(DiagnosticCatalog.Find("OBK9999"));
        Assert.Equal(Severity.Error, DiagnosticCatalog.GetDefaultSeverity("OBK9999"));
    }
}
