using OrderBackup.Coverage;
using OrderBackup.Coverage.Comparison;
using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;
using OrderBackup.Coverage.Schema;

namespace OrderBackup.Backup;

/// <summary>Writes a first manifest for a live database.</summary>
internal static class NewManifest
{
    /// <summary>Writes the file; the one that is there already only when that was asked for.</summary>
    /// <exception cref="OrderBackupException">There is a file already, or a root is not a table of the database.</exception>
    public static async Task<InitResult> WriteAsync(string path, InitRequest request, DatabaseSchema schema, CancellationToken cancellationToken)
    {
        if (request.Roots.Count == 0)
        {
            throw new ArgumentException($"{nameof(request.Roots)} must name at least one table.", nameof(request));
        }

        var text = ManifestTemplate.Write(schema, request.Roots.Select(root => Find(root, schema)));
        var report = CoverageComparison.Compare(CoverageManifest.Parse(text), schema);
        try
        {
            await ManifestFile.WriteAsync(path, text, request.Overwrite, cancellationToken);
        }
        catch (IOException problem)
        {
            throw Exists(path, problem);
        }

        var covered = report.Tables.SelectMany(table => table.Partitions.Append(table.Name)).ToHashSet();
        return new InitResult(path, report.TableCount, report.ColumnCount,
            [.. schema.Tables.Select(table => table.Name).Where(name => !covered.Contains(name)).Order().Select(name => name.ToString())]);
    }

    /// <summary>The refusal to overwrite a manifest.</summary>
    public static OrderBackupException Exists(string path, Exception? cause = null) => new(
        RuntimeIds.ManifestExists, $"{path} exists already and was not changed. Replace it with --force, or name another file with --manifest.", innerException: cause);

    private static QualifiedName Find(string root, DatabaseSchema schema)
    {
        return RootName.Read(root) is { } found && schema.Tables.Any(candidate => candidate.Name == found)
            ? found
            : throw new OrderBackupException(
                DiagnosticIds.NothingMatched, $"There is no table {root} in {schema.DatabaseName}. Tables: {string.Join(", ", schema.Tables.Select(t => t.Name).Order().Take(30))}.");
    }
}
