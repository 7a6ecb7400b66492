using OrderBackup.Backup;
using OrderBackup.Coverage;
using OrderBackup.Proof;
using OrderBackup.Reports;

namespace OrderBackup.Tests.Reports;

public sealed class DoubleCheckReportTests
{
    [Fact]
    public void Verified_backup_says_so_in_one_sentence()
    {
        var lines = Lines(ExampleBackup.Create());

        Assert.Equal("# Double check of furniture_orders, 20260217_125940", lines[0]);
        Assert.Equal(
            "**VERIFIED.** This backup holds 1,244 rows: everything that the manifest asks for, order state included, "
            + "exactly as the database had it at 2026-02-17 12:59:41 UTC.",
            lines[2]);
        Assert.Contains("- [x] The dump is whole: 123,456 bytes of SQL, read to its end", lines);
        Assert.Contains("- [x] Every table has as many rows in the dump as in the database: 1,244 rows in 3 tables", lines);
        Assert.Contains("- [x] Every column in scope is held: 5 of 5 (1 exempt, with reasons)", lines);
        Assert.Contains("- [x] Order state is held: 2 state columns", lines);
        Assert.Contains("- [x] Every system file is held: 1 file", lines);
    }

    [Fact]
    public void Every_column_of_every_table_in_scope_has_its_line()
    {
        var lines = Lines(ExampleBackup.Create());

        Assert.Equal(
            [
                "### orders", "", "- [x] id", "- legacy_memo — exempt: copied to notes in 2024",
                "- [x] status — state: RECEIVED, HAPPYCALL, MEASURE", "- [x] total — generated: recomputed by the restore and compared then",
            ],
            lines.SkipWhile(line => line != "### orders").Take(6));
        Assert.Contains("- [x] payload — state", lines);
    }

    [Fact]
    public void Scope_table_lines_up_in_plain_text()
    {
        var lines = Lines(ExampleBackup.Create());
        var table = lines.SkipWhile(line => line != "## Scope").Skip(4).TakeWhile(line => line.StartsWith('|')).ToList();

        Assert.Equal("| [x] | orders       | root                                     |        1,234 |       4 |       1 |     1 |         1 |      1 |         0 | 0123456789ab |", table[^1]);
        Assert.Contains("related: order_events.order_id -> orders", table[^2], StringComparison.Ordinal);
        Assert.Single(table.Select(line => line.Length).Distinct());
    }

    [Fact]
    public void Everything_else_in_the_dump_is_listed()
    {
        var lines = Lines(ExampleBackup.Create());

        Assert.Contains("| access_logs |    7 |       1 |", lines);
        Assert.Contains("| orders_id_seq |      1,234 | the one after it |", lines);
        Assert.Contains("- [x] appsettings.json", lines);
        Assert.Contains($"| orders       | 1,234 | {ExampleBackup.Digest} |", lines);
        Assert.Contains("    psql -X -q -v ON_ERROR_STOP=1 -d restored -f 'database_backup_20260217_125940.sql'", lines);
        Assert.Contains("    sh restore.sh       (Windows: restore.bat)", lines);
    }

    [Fact]
    public void Uncovered_and_missing_columns_are_unticked_everywhere()
    {
        var backup = ExampleBackup.Create();
        var lines = Lines(backup with
        {
            Verdict = BackupVerdict.Unverified,
            Coverage = backup.Coverage with
            {
                Tables = [new CoveredTable("orders", "root", 1234, [ExampleBackup.Column("memo", "Uncovered"), ExampleBackup.Column("status", "Missing")])],
            },
            Findings = [Finding.Warning("OBK3001", "orders.memo is not covered: add a line to BackupCoverage.txt.")],
        });

        Assert.Equal(
            "**NOT VERIFIED.** This backup is whole and can be restored, but something that the manifest asks for is not proven to be in it "
            + "as of 2026-02-17 12:59:41 UTC: 1 finding below says what.",
            lines[2]);
        Assert.Contains("- [ ] Every column in scope is held: 0 of 2", lines);
        Assert.Contains("- [ ] Order state: the manifest marks no column of the dump with {state}", lines);
        Assert.Contains("- [ ] memo — UNCOVERED: no line in the manifest", lines);
        Assert.Contains("- [ ] status — MISSING: the manifest lists it, the dump does not hold it", lines);
        Assert.Contains(lines, line => line.StartsWith("| [ ] | orders", StringComparison.Ordinal));
        Assert.Contains(
            "- warning [OBK3001](https://github.com/orderbackup/orderbackup/blob/main/docs/rules/OBK3001.md): orders.memo is not covered: add a line to BackupCoverage.txt.",
            lines);
    }

    [Fact]
    public void Failed_backup_warns_off()
    {
        var lines = Lines(ExampleBackup.Create() with { Verdict = BackupVerdict.Failed, Findings = [Finding.Error(RuntimeIds.RowsMissing, "orders: 3 rows less.")] });

        Assert.StartsWith("**FAILED.** Do not rely on this backup", lines[2], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("- [ ] Every table has as many rows", StringComparison.Ordinal));
    }

    [Fact]
    public void Partitioned_table_without_rows_of_its_own_points_at_its_parts()
    {
        var backup = ExampleBackup.Create();
        var text = DoubleCheckReport.ToMarkdown(backup with
        {
            Coverage = backup.Coverage with
            {
                Tables = [new CoveredTable("events", "root", 9, [ExampleBackup.Column("id")]), new CoveredTable("remote", "listed", null, [ExampleBackup.Column("id", "Exempt", "elsewhere")])],
            },
        });

        Assert.Contains("in its parts", text, StringComparison.Ordinal);
        Assert.Contains("not dumped", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_cannot_break_out_of_their_place()
    {
        const string nasty = "a|b`c\n# <img src=x> *d* [e](f)";
        var backup = ExampleBackup.Create();
        var quoted = new QualifiedName("public", nasty).ToString();
        var text = DoubleCheckReport.ToMarkdown(backup with
        {
            Database = ExampleBackup.Database(nasty),
            Role = nasty,
            Coverage = new CoverageInfo
            {
                Roots = [quoted],
                Tables = [new CoveredTable(quoted, "root", 1, [ExampleBackup.Column(nasty, "State", nasty), ExampleBackup.Column(nasty, "Exempt", nasty)])],
                SystemFiles = [nasty],
            },
            Proof = new DataProof { Tables = [ExampleBackup.Table(nasty, 1)], Sequences = [new SequenceProof("s", nasty, 1, false)] },
            Findings = [Finding.Error("OBK3001", nasty)],
        });

        Assert.DoesNotContain("\n# <img", text, StringComparison.Ordinal);
        var tableLines = text.Split('\n').Where(line => line.Contains("<img", StringComparison.Ordinal) && line.StartsWith('|')).ToList();
        Assert.True(tableLines.Count >= 5);
        Assert.All(tableLines, line => Assert.DoesNotContain("a|b", line, StringComparison.Ordinal));
        Assert.All(tableLines, line => Assert.Contains("a\\|b", line, StringComparison.Ordinal));
        Assert.Contains("- [x] ``a|b`c\\n# <img src=x> *d* [e](f)`` — state: a|b\\`c # \\<img src=x> \\*d\\* \\[e\\](f)", text, StringComparison.Ordinal);
        Assert.Contains("OBK3001.md): a|b\\`c # \\<img src=x>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_is_deterministic_and_has_only_line_feeds()
    {
        var text = DoubleCheckReport.ToMarkdown(ExampleBackup.Create());

        Assert.Equal(text, DoubleCheckReport.ToMarkdown(ExampleBackup.Create()));
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("|\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
    }

    private static string[] Lines(BackupInfo backup) => DoubleCheckReport.ToMarkdown(backup).Split('\n');
}
