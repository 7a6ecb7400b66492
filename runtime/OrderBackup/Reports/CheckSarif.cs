using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OrderBackup.Coverage.Diagnostics;

namespace OrderBackup.Reports;

/// <summary>
/// The outcome of a check as SARIF 2.1.0 for code scanning: paths relative to the repository, fingerprints that survive moved lines,
/// and exemptions as suppressed results with their reasons.
/// </summary>
internal static class CheckSarif
{
    private const string Root = "SRCROOT";

    public static string Write(CheckOutcome outcome) => ReportJson.Write(json => json.Object(null, () =>
    {
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.Array("runs", [outcome], _ => json.Object(null, () => WriteRun(json, outcome)));
    }));

    private static void WriteRun(Utf8JsonWriter json, CheckOutcome outcome)
    {
        var exemptions = outcome.Result?.Exemptions ?? [];
        var ids = outcome.Findings.Select(finding => finding.Id)
            .Concat(exemptions.Count > 0 ? [DiagnosticIds.ColumnNotCovered] : [])
            .Distinct().Order(StringComparer.Ordinal).ToList();
        json.Object("tool", () => json.Object("driver", () => WriteDriver(json, ids)));
        json.Array("invocations", [outcome], _ => json.Object(null, () => WriteInvocation(json, outcome)));
        json.Object("originalUriBaseIds", () => json.Object(Root, () =>
            json.Object("description", () => json.WriteString("text", "The repository that holds the coverage manifest."))));
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        var prints = new Fingerprints();
        foreach (var finding in outcome.Result is null ? [] : outcome.Findings)
        {
            json.Object(null, () => WriteFinding(json, finding, ids, outcome.Manifest, prints));
        }

        foreach (var exemption in exemptions)
        {
            json.Object(null, () => WriteExemption(json, exemption, ids, outcome.Manifest, prints));
        }

        json.WriteEndArray();
    }

    private static void WriteDriver(Utf8JsonWriter json, IReadOnlyList<string> ids)
    {
        json.WriteString("name", "OrderBackup");
        json.WriteString("semanticVersion", ProductVersion.Text.Split(' ')[^1]);
        json.WriteString("informationUri", "https://github.com/orderbackup/orderbackup");
        json.Array("rules", ids, id => json.Object(null, () =>
        {
            json.WriteString("id", id);
            if (DiagnosticCatalog.Find(id) is { } rule)
            {
                json.Object("shortDescription", () => json.WriteString("text", rule.Title));
                json.WriteString("helpUri", rule.HelpLink);
                json.Object("defaultConfiguration", () => json.WriteString("level", rule.DefaultSeverity == Severity.Error ? "error" : "warning"));
            }
        }));
    }

    private static void WriteInvocation(Utf8JsonWriter json, CheckOutcome outcome)
    {
        json.WriteBoolean("executionSuccessful", outcome.Result is not null);
        if (outcome.Result is null)
        {
            json.Array("toolExecutionNotifications", outcome.Findings, finding => json.Object(null, () =>
            {
                json.WriteString("level", Level(finding.Severity));
                json.Object("message", () => json.WriteString("text", finding.Message));
                json.Object("associatedRule", () => json.WriteString("id", finding.Id));
                if (finding is { File: { } file, Line: > 0 })
                {
                    WriteLocations(json, file, finding.Line, finding.Column);
                }
            }));
        }
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding, List<string> ids, string manifest, Fingerprints prints)
    {
        WriteRule(json, finding.Id, ids, Level(finding.Severity), finding.Message);
        WriteLocations(json, finding.File ?? manifest, Math.Max(1, finding.Line), Math.Max(1, finding.Column));
        prints.Write(json, finding.Table is null ? [finding.Id, finding.Identity ?? finding.Message] : [finding.Id, finding.Table, finding.TableColumn ?? ""]);
    }

    private static void WriteExemption(Utf8JsonWriter json, Exemption exemption, List<string> ids, string manifest, Fingerprints prints)
    {
        var what = exemption.TableColumn is { } column ? $"column {column} of {exemption.Table}" : exemption.Table;
        WriteRule(json, DiagnosticIds.ColumnNotCovered, ids, "note", $"The manifest exempts {what}: {exemption.Reason}");
        WriteLocations(json, manifest, exemption.Line, exemption.Column);
        prints.Write(json, ["exempt", exemption.Table, exemption.TableColumn ?? "*"]);
        json.Array("suppressions", [exemption], _ => json.Object(null, () =>
        {
            json.WriteString("kind", "external");
            json.WriteString("status", "accepted");
            json.WriteString("justification", exemption.Reason);
        }));
    }

    private static void WriteRule(Utf8JsonWriter json, string id, List<string> ids, string level, string message)
    {
        json.WriteString("ruleId", id);
        json.WriteNumber("ruleIndex", ids.IndexOf(id));
        json.WriteString("level", level);
        json.Object("message", () => json.WriteString("text", message));
    }

    private static void WriteLocations(Utf8JsonWriter json, string file, int line, int column) =>
        json.Array("locations", [file], _ => json.Object(null, () => json.Object("physicalLocation", () =>
        {
            json.Object("artifactLocation", () =>
            {
                json.WriteString("uri", string.Join('/', file.Split('/').Select(Uri.EscapeDataString)));
                json.WriteString("uriBaseId", Root);
            });
            json.Object("region", () =>
            {
                json.WriteNumber("startLine", line);
                json.WriteNumber("startColumn", column);
            });
        })));

    private static string Level(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "note",
    };

    /// <summary>Fingerprints of what is found, not of where; equal ones are counted, so that none is taken for another.</summary>
    private sealed class Fingerprints
    {
        private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

        public void Write(Utf8JsonWriter json, IEnumerable<string> parts)
        {
            var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..32];
            var number = _seen[digest] = _seen.GetValueOrDefault(digest) + 1;
            json.Object("partialFingerprints", () => json.WriteString("orderBackup/v1", $"{digest}:{number}"));
        }
    }
}
