using System.Text;
using System.Text.Json;
using OrderBackup.Backup;
using OrderBackup.Coverage.Manifest;
using OrderBackup.Reports;

namespace OrderBackup.Tests.Reports;

public sealed class CheckReportTests : IDisposable
{
    private const string Manifest = "@format 1\n@root orders\n\norders.id\norders.id  <- Order.Id\norders.memo  {exempt: notes}\norders.memo  {exempt: notes}\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("order-backup-report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // SARIF 2.1.0 (OASIS), the members that its schema requires of what is written, and their types.
    [Fact]
    public void Sarif_has_what_its_schema_requires()
    {
        var warnings = WarningsOf(Manifest);
        Assert.NotEmpty(warnings);
        using var done = Sarif(Done(warnings));
        using var notDone = Sarif(CheckOutcome.Of("BackupCoverage.txt", "OBK3101", "no", [new() { Id = "OBK3101", Severity = FindingSeverity.Error, Message = "no", File = "BackupCoverage.txt", Line = 1, Column = 1 }]));
        foreach (var log in new[] { done.RootElement, notDone.RootElement })
        {
            Assert.Equal("2.1.0", log.GetProperty("version").GetString());
            var run = Assert.Single(log.GetProperty("runs").EnumerateArray());
            var driver = run.GetProperty("tool").GetProperty("driver");
            Assert.False(string.IsNullOrEmpty(driver.GetProperty("name").GetString()));
            var rules = driver.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()).ToList();
            Assert.Equal(rules.Count, rules.Distinct().Count());
            Assert.All(run.GetProperty("invocations").EnumerateArray(), one => Assert.Contains(one.GetProperty("executionSuccessful").ValueKind, new[] { JsonValueKind.True, JsonValueKind.False }));
            Assert.Contains(run.GetProperty("columnKind").GetString(), new[] { "utf16CodeUnits", "unicodeCodePoints" });
            Assert.All(run.GetProperty("results").EnumerateArray(), result => ExpectResult(result, rules));
        }

        Assert.NotEqual(0, done.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
    }

    [Fact]
    public void Fingerprint_of_a_finding_at_a_line_survives_that_lines_move()
    {
        var first = Fingerprints(Manifest);
        Assert.NotEmpty(first);
        Assert.Equal(first.Count, first.Distinct().Count());
        Assert.Equal(first, Fingerprints("# one more line\n" + Manifest.Replace("orders.id  <-", "orders.id          <-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Summary_that_another_build_is_writing_is_waited_for()
    {
        var summary = Path.Combine(_folder, "summary.md");
        Task appending;
        await using (var busy = new FileStream(summary, FileMode.Append, FileAccess.Write, FileShare.None))
        {
            appending = Task.Run(() => StepSummary.Append(Done([]), summary), TestContext.Current.CancellationToken);
            await busy.WriteAsync("first\n"u8.ToArray(), TestContext.Current.CancellationToken);
        }

        await appending;
        var text = await File.ReadAllTextAsync(summary, TestContext.Current.CancellationToken);
        Assert.StartsWith("first\n# Backup coverage\n", text, StringComparison.Ordinal);
    }

    private static void ExpectResult(JsonElement result, List<string?> rules)
    {
        Assert.False(string.IsNullOrEmpty(result.GetProperty("message").GetProperty("text").GetString()));
        Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()]);
        Assert.Contains(result.GetProperty("level").GetString(), new[] { "none", "note", "warning", "error" });
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.True(Uri.TryCreate(place.GetProperty("artifactLocation").GetProperty("uri").GetString(), UriKind.Relative, out _));
        Assert.True(place.GetProperty("region").GetProperty("startLine").GetInt32() >= 1);
        Assert.True(place.GetProperty("region").GetProperty("startColumn").GetInt32() >= 1);
        if (result.TryGetProperty("suppressions", out var suppressions))
        {
            Assert.All(suppressions.EnumerateArray(), one =>
            {
                Assert.Contains(one.GetProperty("kind").GetString(), new[] { "inSource", "external" });
                Assert.Contains(one.GetProperty("status").GetString(), new[] { "accepted", "underReview", "rejected" });
            });
        }
    }

    private static List<string?> Fingerprints(string manifest)
    {
        using var log = Sarif(Done(WarningsOf(manifest)));
        return [.. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("partialFingerprints").GetProperty("orderBackup/v1").GetString())];
    }

    private static List<Finding> WarningsOf(string manifest) =>
        [.. new ManifestFile("BackupCoverage.txt", Encoding.UTF8.GetBytes(manifest), CoverageManifest.Parse(manifest)).Warnings];

    private static CheckOutcome Done(IReadOnlyList<Finding> findings) => CheckOutcome.Of(new CheckResult
    {
        Manifest = "BackupCoverage.txt",
        Database = "shop",
        Coverage = new CoverageInfo { Roots = ["orders"], Tables = [], SystemFiles = [] },
        Exemptions = [new Exemption("orders", "memo", "notes", 6, 1)],
        Findings = findings,
        Duration = TimeSpan.Zero,
    });

    private static JsonDocument Sarif(CheckOutcome outcome) => JsonDocument.Parse(CheckSarif.Write(outcome));
}
