using OrderBackup.Coverage.Diagnostics;

namespace OrderBackup.Analyzers.Tests;

public sealed class DescriptorTests
{
    [Fact]
    public void Help_link_names_the_rule_page() =>
        Assert.EndsWith("/docs/rules/OBK1001.md", Descriptors.PropertyNotCovered.HelpLinkUri, StringComparison.Ordinal);

    [Fact]
    public void Severity_is_that_of_the_catalog() =>
        Assert.Equal(DiagnosticCatalog.GetDefaultSeverity(DiagnosticIds.NotUnderstood).ToString(), Descriptors.NotUnderstood.DefaultSeverity.ToString());
}
