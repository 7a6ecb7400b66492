using System.Text.Json;
using OrderBackup.Backup;
using OrderBackup.Coverage.Diagnostics;

namespace OrderBackup.Reports;

/// <summary>The outcome of a check as JSON; docs/check-report.schema.json describes it.</summary>
internal static class CheckJson
{
    private const string Schema = "https://raw.githubusercontent.com/orderbackup/orderbackup/main/docs/check-report.schema.json";

    public static string Write(CheckOutcome outcome) => ReportJson.Write(json => json.Object(null, () =>
    {
        json.WriteString("$schema", Schema);
        json.WriteNumber("format", 1);
        json.WriteString("madeBy", ProductVersion.Text);
        json.WriteString("verdict", outcome.Result switch { null => "notDone", { Holds: true } => "holds", _ => "doesNotHold" });
        json.WriteString("manifest", outcome.Manifest);
        json.Optional("database", outcome.Result?.Database);
        if (outcome.ErrorId is { } id)
        {
            json.Object("error", () =>
            {
                json.WriteString("id", id);
                json.WriteString("message", outcome.ErrorMessage);
            });
        }

        json.Object("counts", () => WriteCounts(json, outcome));
        json.Array("findings", outcome.Findings, finding => json.Object(null, () => WriteFinding(json, finding)));
        json.Array("tables", outcome.Result?.Coverage.Tables ?? [], table => json.Object(null, () => WriteTable(json, table)));
        json.Array("exemptions", outcome.Result?.Exemptions ?? [], exemption => json.Object(null, () => WriteExemption(json, exemption)));
        json.Array("systemFiles", outcome.Result?.Coverage.SystemFiles ?? [], json.WriteStringValue);
    }));

    /// <summary>The word for a severity.</summary>
    public static string Word(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "info",
    };

    private static void WriteCounts(Utf8JsonWriter json, CheckOutcome outcome)
    {
        var coverage = outcome.Result?.Coverage;
        var columns = coverage?.Tables.SelectMany(table => table.Columns).ToList() ?? [];
        json.WriteNumber("tables", coverage?.Tables.Count ?? 0);
        json.WriteNumber("columns", columns.Count);
        json.WriteNumber("uncovered", coverage?.UncoveredCount ?? 0);
        json.WriteNumber("state", columns.Count(column => column.Class == ColumnClass.State));
        json.WriteNumber("exempt", columns.Count(column => column.Class == ColumnClass.Exempt));
        json.WriteNumber("errors", outcome.Count(FindingSeverity.Error));
        json.WriteNumber("warnings", outcome.Count(FindingSeverity.Warning));
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteString("id", finding.Id);
        json.WriteString("severity", Word(finding.Severity));
        json.WriteString("message", finding.Message);
        json.Optional("file", finding.File);
        if (finding.Line > 0)
        {
            json.WriteNumber("line", finding.Line);
            json.WriteNumber("column", finding.Column);
        }

        json.Optional("table", finding.Table);
        json.Optional("tableColumn", finding.TableColumn);
        json.Optional("help", DiagnosticCatalog.Find(finding.Id)?.HelpLink);
    }

    private static void WriteTable(Utf8JsonWriter json, CoveredTable table)
    {
        json.WriteString("table", table.Table);
        json.WriteString("reason", table.Reason);
        json.Array("columns", table.Columns, column => json.Object(null, () =>
        {
            json.WriteString("name", column.Name);
            json.WriteString("class", column.Class);
            json.Optional("detail", column.Detail);
        }));
    }

    private static void WriteExemption(Utf8JsonWriter json, Exemption exemption)
    {
        json.WriteString("table", exemption.Table);
        json.Optional("tableColumn", exemption.TableColumn);
        json.WriteString("reason", exemption.Reason);
        json.WriteNumber("line", exemption.Line);
        json.WriteNumber("column", exemption.Column);
    }
}
