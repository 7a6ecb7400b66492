using System.Text.Json;
using System.Xml.Linq;

namespace OrderBackup.MSBuild.Tests;

/// <summary>What the build and the tool write to files.</summary>
public sealed class ReportTests(PackedTask packed) : IDisposable
{
    private const string Manifest = "@format 1\n@root orders\n\norder_events.*  {exempt: kept by the event store}\norders.id\norders.memo  {exempt: notes of one day}\norders.status   {state RECEIVED, CONFIRM}\n";

    private const string Sql = Shop.Sql + "ALTER TABLE orders ADD COLUMN \"note & <b>\" text;";

    private static readonly string[] Formats = ["json", "junit", "markdown", "sarif"];

    private readonly string _folder = Directory.CreateTempSubdirectory("order-backup-reports-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Build_and_tool_write_the_same_bytes()
    {
        var connection = packed.Server.ConnectionString(await packed.CreateDatabaseAsync(Sql));
        var summary = Path.Combine(_folder, "summary.md");
        await BuildAsync(connection, 1, new() { ["GITHUB_STEP_SUMMARY"] = summary });
        var tool = await ToolAsync(connection);
        Assert.True(tool.ExitCode == 2, tool.Output);
        foreach (var format in Formats)
        {
            var built = Read($"build.{format}");
            Assert.Equal(built, Read($"tool.{format}"));
            Assert.DoesNotContain(_folder, built, StringComparison.Ordinal);
            Assert.Contains("src/BackupCoverage.txt", built, StringComparison.Ordinal);
            Assert.DoesNotContain(packed.Server.Password, built, StringComparison.Ordinal);
        }

        Assert.Equal(Read("build.markdown") + "\n", File.ReadAllText(summary));
    }

    [Fact]
    public async Task Build_and_tool_say_the_same_words_of_each_finding()
    {
        var connection = packed.Server.ConnectionString(await packed.CreateDatabaseAsync(
            Sql + "CREATE TABLE \"Order Lines\" (\"zwei%20;\" int REFERENCES orders); ALTER TABLE orders DROP COLUMN memo; ALTER TABLE orders ADD CHECK (status IN ('A', 'B'));"));
        var built = await BuildAsync(connection, 1, []);
        var tool = await ToolAsync(connection);
        var said = Said(tool, "");
        Assert.Equal(["error OBK3001", "error OBK3002", "error OBK3003", "warning OBK3004"], said.Select(line => string.Join(' ', line.Split(' ')[1..3]).TrimEnd(':')).Order(StringComparer.Ordinal));
        Assert.Equal(said, Said(built, " [" + packed.Project.ProjectFile + "]"));
    }

    // As file name, place, severity, id and message.
    private static List<string> Said(CommandResult result, string ending) =>
    [
        .. result.Lines.Where(line => line.Contains("BackupCoverage.txt(", StringComparison.Ordinal))
            .Select(line => line[line.IndexOf("BackupCoverage.txt(", StringComparison.Ordinal)..]).Select(line => line.EndsWith(ending, StringComparison.Ordinal) ? line[..^ending.Length] : line)
            .Distinct().Order(StringComparer.Ordinal),
    ];

    [Fact]
    public async Task Reports_are_written_when_the_database_cannot_be_reached()
    {
        var connection = $"Host=127.0.0.1;Port={packed.Server.Port};Username=postgres;Password=S3cretPassw0rd;Database=postgres";
        await BuildAsync(connection, 1, []);
        Assert.Equal(1, (await ToolAsync(connection)).ExitCode);
        foreach (var format in Formats)
        {
            var built = Read($"build.{format}");
            Assert.Equal(built, Read($"tool.{format}"));
            Assert.Contains("OBK3101", built, StringComparison.Ordinal);
            Assert.DoesNotContain("S3cretPassw0rd", built, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Sarif_has_relative_paths_fingerprints_that_moving_lines_does_not_change_and_exemptions_as_suppressions()
    {
        var connection = packed.Server.ConnectionString(await packed.CreateDatabaseAsync(Sql));
        await BuildAsync(connection, 1, []);
        var first = Results();
        Assert.Equal(["OBK3001 error", "OBK3001 note kept by the event store", "OBK3001 note notes of one day"], first.Select(result => result.Text).Order(StringComparer.Ordinal));
        Assert.All(first, result => Assert.Equal("src/BackupCoverage.txt", result.Uri));

        File.WriteAllText(ManifestPath, "# one more line\n" + File.ReadAllText(ManifestPath));
        await BuildAsync(connection, 1, []);
        Assert.Equal(first.Select(result => result.Fingerprint), Results().Select(result => result.Fingerprint));
        Assert.Equal(first.Count, first.Select(result => result.Fingerprint).Distinct().Count());
        Assert.Equal(first.Select(result => result.Line + 1), Results().Select(result => result.Line));
    }

    [Fact]
    public async Task JUnit_has_a_case_for_each_table()
    {
        await BuildAsync(packed.Server.ConnectionString(await packed.CreateDatabaseAsync(Sql)), 1, []);
        var suite = XDocument.Parse(Read("build.junit")).Root!.Element("testsuite")!;
        Assert.Equal(["the manifest and the database", "order_events", "orders"], suite.Elements("testcase").Select(one => one.Attribute("name")!.Value));
        Assert.Equal(["3", "1", "0", "1"], new[] { "tests", "failures", "errors", "skipped" }.Select(name => suite.Attribute(name)!.Value));
        Assert.Contains("kept by the event store", suite.Descendants("skipped").Single().Attribute("message")!.Value, StringComparison.Ordinal);
        Assert.Contains("note & <b>", suite.Descendants("failure").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_exactly_the_members_that_its_schema_describes()
    {
        await BuildAsync(packed.Server.ConnectionString(await packed.CreateDatabaseAsync(Sql)), 1, []);
        using var report = JsonDocument.Parse(Read("build.json"));
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(PackedTask.RepositoryFolder(), "docs", "check-report.schema.json")));
        Follow(report.RootElement, schema.RootElement, schema.RootElement);
    }

    [Fact]
    public async Task Report_that_cannot_be_written_or_is_unknown_fails_the_build()
    {
        var connection = packed.Server.ConnectionString(await packed.CreateDatabaseAsync(Shop.Sql));
        var unwritable = await packed.Project.CheckAsync(connection, Shop.Manifest, $"-p:OrderBackupReports=json={_folder}");
        Assert.Equal(["error OBK3107 1,1"], unwritable.Findings);
        Assert.Equal(1, unwritable.ExitCode);
        var unknown = await packed.Project.CheckAsync(connection, Shop.Manifest, "-p:OrderBackupReports=pdf=a.pdf");
        Assert.Equal(["error OBK3105 1,1"], unknown.Findings);
    }

    private string ManifestPath => Path.Combine(_folder, "src", "BackupCoverage.txt");

    private string Read(string name) => File.ReadAllText(Path.Combine(_folder, name));

    private async Task<CommandResult> BuildAsync(string connection, int exitCode, Dictionary<string, string> environment)
    {
        WriteRepository();
        environment["ORDER_BACKUP_CONNECTION"] = connection;
        var reports = string.Join("%3B", Formats.Select(format => $"{format}={Path.Combine(_folder, $"build.{format}")}"));
        var built = await packed.Project.RunAsync(
            environment, "msbuild", "-t:OrderBackupCheck", "-p:OrderBackupMode=live", $"-p:OrderBackupManifest={ManifestPath}", $"-p:OrderBackupReports={reports}");
        Assert.True(built.ExitCode == exitCode, built.Output);
        return built;
    }

    private Task<CommandResult> ToolAsync(string connection) => DotNet.RunAsync(
        _folder, new Dictionary<string, string> { ["ORDER_BACKUP_CONNECTION"] = connection },
        [Path.Combine(AppContext.BaseDirectory, "order-backup.dll"), "check", "--without-tools", "--manifest", "src/BackupCoverage.txt", "--report", .. Formats.Select(format => $"{format}=tool.{format}")]);

    private void WriteRepository()
    {
        Directory.CreateDirectory(Path.Combine(_folder, ".git"));
        Directory.CreateDirectory(Path.Combine(_folder, "src"));
        if (!File.Exists(ManifestPath))
        {
            File.WriteAllText(ManifestPath, Manifest);
        }
    }

    private List<(string Text, string Uri, int Line, string Fingerprint)> Results()
    {
        using var sarif = JsonDocument.Parse(Read("build.sarif"));
        return [.. sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(result =>
        {
            var location = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            var suppressed = result.TryGetProperty("suppressions", out var suppressions) ? " " + suppressions[0].GetProperty("justification").GetString() : "";
            return ($"{result.GetProperty("ruleId").GetString()} {result.GetProperty("level").GetString()}{suppressed}",
                location.GetProperty("artifactLocation").GetProperty("uri").GetString()!,
                location.GetProperty("region").GetProperty("startLine").GetInt32(),
                result.GetProperty("partialFingerprints").GetProperty("orderBackup/v1").GetString()!);
        })];
    }

    // As much of JSON Schema as the published one uses.
    private static void Follow(JsonElement value, JsonElement schema, JsonElement root)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            schema = root.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1]);
        }

        Assert.Equal(schema.GetProperty("type").GetString(), value.ValueKind switch
        {
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.Number => "integer",
            _ => "string",
        });
        if (value.ValueKind == JsonValueKind.Array)
        {
            Assert.All(value.EnumerateArray(), item => Follow(item, schema.GetProperty("items"), root));
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            Assert.Subset(
                value.EnumerateObject().Select(member => member.Name).ToHashSet(),
                schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()!).ToHashSet());
            foreach (var member in value.EnumerateObject())
            {
                Assert.True(schema.GetProperty("properties").TryGetProperty(member.Name, out var described), $"The schema does not describe {member.Name}.");
                Follow(member.Value, described, root);
            }
        }
        else if (schema.TryGetProperty("enum", out var words))
        {
            Assert.Contains(value.GetString(), words.EnumerateArray().Select(word => word.GetString()));
        }
    }
}
