using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using OrderBackup.Analyzers.CodeFixes;

namespace OrderBackup.Analyzers.Tests.CodeFixes;

public sealed class ExportTests
{
    private static readonly Type[] Fixers =
        [.. typeof(ManifestFixer).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))];

    [Fact]
    public void Every_rule_with_a_fix_has_one_fixer() => Assert.Equal(
        ["OBK1001", "OBK1002", "OBK1003", "OBK1004", "OBK1005", "OBK1100", "OBK2002", "OBK2003", "OBK2005"],
        Fixers.SelectMany(Ids).Order(StringComparer.Ordinal));

    [Fact]
    public void Fixers_of_what_is_in_the_manifest_are_offered_in_text_files_and_the_others_in_code()
    {
        foreach (var type in Fixers)
        {
            var export = type.GetCustomAttribute<ExportCodeFixProviderAttribute>()!;
            var isInManifest = Ids(type).Single().StartsWith("OBK2", StringComparison.Ordinal);
            Assert.Equal([LanguageNames.CSharp], export.Languages);
            Assert.Equal(type.Name, export.Name);
            Assert.Equal([isInManifest ? nameof(TextDocumentKind.AdditionalDocument) : nameof(TextDocumentKind.Document)], export.DocumentKinds);
            Assert.Equal(isInManifest ? [".txt"] : null, export.DocumentExtensions);
        }
    }

    [Fact]
    public void Every_fixer_fixes_all_in_document_project_and_solution()
    {
        foreach (var type in Fixers)
        {
            var provider = ((CodeFixProvider)Activator.CreateInstance(type)!).GetFixAllProvider()!;
            Assert.Equal([FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution], provider.GetSupportedFixAllScopes());
        }
    }

    private static IEnumerable<string> Ids(Type type) => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds;
}
