using CsCheck;

namespace OrderBackup.Analyzers.Tests.Commands;

public sealed class CommandRuleProperties
{
    // Everything that the rules read, in one source to be damaged.
    private const string Source = """"
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.Text;

        class Backups
        {
            private const string Program = "pg_dump";
            private static readonly string[] Fixed = ["--no-owner", "--schema-only", .. Array.Empty<string>()];
            private string Again => Again + " -t orders";
            List<string> List(string database) { var list = new List<string> { "-d", database }; list.Add("-N"); list.AddRange(List(database)); return list; }
            string Line(string database) => $"-t {Line(database)} {database,10:x}";

            void Work(string database, bool all, string password)
            {
                var text = "-s"; text += text; text = text + Again; if (all) text = Line(text);
                Process.Start(Program, text);
                Process.Start("psql", string.Format("-f {0} {9} {", database, Fixed));
                var start = new ProcessStartInfo { FileName = Program, ArgumentList = { "-t", database } };
                start.ArgumentList.Add(all ? "-s" : "-T"); start.Arguments += "x"; start.RedirectStandardInput = true;
                foreach (var word in List(database)) start.ArgumentList.Add(word);
                var cli = CliWrap.Cli.Wrap("pg_dump"); cli = cli.WithArguments(args => args.Add("-t").Add(Fixed)); cli.WithArguments("-s");
                Process.Start("bash", $"-c \"PGPASSWORD={password} pg_dump -t a | gzip 2>&1 > $(date).gz; psql 'x < \\ \"");
                Process.Start("cmd", """/c "C:\pg dump\pg_dump.exe" --exclude-table-d=x ^& psql < y""");
                var line = new StringBuilder("-d").Append(" -t ").AppendFormat("{0}", database).ToString();
                Environment.SetEnvironmentVariable("PGPASSWORD", "s3cret");
                var address = "postgres://app:s3cret@db/shop?password=x"; var keys = "Host=a;Database=b;Username=c;Password='d";
            }
        }
        """";

    private static readonly string[] Pieces =
        ["\"", "$\"{", "(", ")", "{", "}", ";", ".", "=", "+=", " => ", "new ", "[", "]", "..", "pg_dump", "psql -f", "\"\"\"", "\\", "@", "Process.Start(", "?", ":", "-t", "//", "\uFFFC", "Line", "text", "\r\n", "#if X\n"];

    private static readonly Gen<(int At, int Removed, string Piece)> Edit =
        Gen.Select(Gen.Int[0, Source.Length], Gen.Int[0, 40], Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]));

    [Fact]
    public async Task Undamaged_source_is_read()
    {
        var found = await CommandSource.InFileAsync(Source, compiles: false);

        Assert.Contains(found, finding => finding.Id == "OBK4001");
        Assert.Contains(found, finding => finding.Id == "OBK4002");
    }

    [Fact]
    public Task Half_typed_code_never_makes_a_rule_throw() => Edit.Array[1, 6].SampleAsync(
        async edits =>
        {
            var source = Source;
            foreach (var (at, removed, piece) in edits)
            {
                var start = Math.Min(at, source.Length);
                source = source.Remove(start, Math.Min(removed, source.Length - start)).Insert(start, piece);
            }

            await CommandSource.InFileAsync(source, compiles: false);
        },
        iter: 100,
        threads: 1);

    [Fact]
    public async Task Very_long_concatenation_is_read_to_its_end()
    {
        var sum = string.Join(" + ", Enumerable.Repeat("\" -v\" + database", 400));

        Assert.Single(await CommandSource.InMethodAsync($"Process.Start(\"pg_dump\", {sum} + \" -t orders\");"));
    }
}
