using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;
using OrderBackup.Coverage.Schema;

namespace OrderBackup.Coverage.Comparison;

/// <summary>Compares a manifest with a live database: the one source of OBK3001 to OBK3008 and OBK3103.</summary>
public static class CoverageComparison
{
    /// <summary>Does what a comparison needs of the manifest alone, for whoever waits for the schema meanwhile.</summary>
    /// <param name="manifest">The manifest.</param>
    public static void Prepare(CoverageManifest manifest) => _ = manifest.Index;

    /// <summary>Compares. What is wrong with the manifest itself is in <see cref="CoverageManifest.Problems"/>, not in the report.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="schema">The live database.</param>
    public static CoverageReport Compare(CoverageManifest manifest, DatabaseSchema schema) => Compare(manifest, schema, []);

    /// <summary>Compares the schema, and what was found in the data.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="schema">The live database.</param>
    /// <param name="answers">What <see cref="StateQuestions"/> found.</param>
    public static CoverageReport Compare(CoverageManifest manifest, DatabaseSchema schema, IReadOnlyList<StateAnswer> answers)
    {
        var context = new ComparisonContext(manifest, schema);
        var tables = new ColumnClassifier(context).Classify();
        UncoveredCheck.Run(context, tables);
        new StaleCheck(context).Run();
        StateValuesCheck.Run(context);
        StateDataCheck.Run(context, answers);
        new DumpCheck(context, tables).Run();
        if (tables.All(table => table.IsExempt))
        {
            context.Report(DiagnosticIds.NothingMatched, default, $"Nothing that the manifest covers exists in database {QualifiedName.QuoteIdentifier(schema.DatabaseName)}: no table is in scope that is not exempt. Check that this is the right database, and that @root names the order table.");
        }

        return new(schema.DatabaseName, tables, context.Findings);
    }
}
