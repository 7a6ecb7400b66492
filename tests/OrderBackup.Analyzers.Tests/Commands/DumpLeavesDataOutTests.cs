namespace OrderBackup.Analyzers.Tests.Commands;

public sealed class DumpLeavesDataOutTests
{
    [Theory]
    [InlineData("-t orders shop", "-t")]
    [InlineData("-torders shop", "-t")]
    [InlineData("--table orders shop", "--table")]
    [InlineData("--table=orders shop", "--table")]
    [InlineData("--table-and-children=orders shop", "--table-and-children")]
    [InlineData("-T access_logs shop", "-T")]
    [InlineData("--exclude-table=access_logs shop", "--exclude-table")]
    [InlineData("--exclude-table-and-children access_logs shop", "--exclude-table-and-children")]
    [InlineData("--exclude-table-data=access_logs shop", "--exclude-table-data")]
    [InlineData("--exclude-table-d access_logs shop", "--exclude-table-d")]
    [InlineData("-n sales shop", "-n")]
    [InlineData("--schema=sales shop", "--schema")]
    [InlineData("--sch sales shop", "--sch")]
    [InlineData("-N audit shop", "-N")]
    [InlineData("--exclude-schema audit shop", "--exclude-schema")]
    [InlineData("-s shop", "-s")]
    [InlineData("-Fp -cs shop", "-s")]
    [InlineData("-st orders shop", "-s")]
    [InlineData("--schema-only shop", "--schema-only")]
    [InlineData("--section=pre-data shop", "--section")]
    [InlineData("--section pre-data --section data shop", "--section")]
    [InlineData("--enable-row-security shop", "--enable-row-security")]
    [InlineData("-B shop", "-B")]
    [InlineData("--no-blobs shop", "--no-blobs")]
    [InlineData("--no-large-objects shop", "--no-large-objects")]
    [InlineData("--no-unlogged-table-data shop", "--no-unlogged-table-data")]
    [InlineData("--no-data shop", "--no-data")]
    [InlineData("--statistics-only shop", "--statistics-only")]
    [InlineData("-e postgis shop", "-e")]
    [InlineData("--filter=objects.txt shop", "--filter")]
    [InlineData("--extra-float-digits=0 shop", "--extra-float-digits")]
    [InlineData("shop -t orders", "-t")]
    [InlineData("-f \\\"my file.sql\\\" \\\"--table=Order Lines\\\" shop", "--table")]
    public async Task Option_that_leaves_data_out_is_reported(string arguments, string option)
    {
        var found = Assert.Single(await CommandSource.InMethodAsync($"Process.Start(\"pg_dump\", \"{arguments}\");"));

        Assert.Equal("OBK4001", found.Id);
        Assert.Equal($"\"{arguments}\"", found.At);
        Assert.Contains($"({option} leaves out ", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shop")]
    [InlineData("-U postgres -h localhost -p 5432 -d shop -F c -f shop.dump -v")]
    [InlineData("--no-owner --no-privileges --no-password --no-sync --no-acl --no-comments --no-tablespaces --no-publications --no-security-labels shop")]
    [InlineData("-Fc -Z9 --format=plain --clean --if-exists --create --inserts --column-inserts --quote-all-identifiers shop")]
    [InlineData("--serializable-deferrable --snapshot=00000003-1 --lock-wait-timeout=5000 --large-objects --blobs -b shop")]
    [InlineData("--section=pre-data --section=data --section=post-data shop")]
    [InlineData("-f -t shop")]
    [InlineData("-U -s shop")]
    [InlineData("-Ut shop")]
    [InlineData("--file=-T shop")]
    [InlineData("-- -t")]
    [InlineData("--data-only shop")]
    [InlineData("--s shop")]
    [InlineData("--include-foreign-data=remote shop")]
    [InlineData("--help")]
    [InlineData("")]
    public async Task Option_that_leaves_nothing_out_is_silent(string arguments) =>
        Assert.Empty(await CommandSource.InMethodAsync($"Process.Start(\"pg_dump\", \"{arguments}\");"));

    [Theory]
    [InlineData("Process.Start(new ProcessStartInfo(\"pg_dump\", \"-t orders shop\"));", "\"-t orders shop\"")]
    [InlineData("Process.Start(new ProcessStartInfo { FileName = \"/usr/bin/pg_dump\", Arguments = \"-s \" + database });", "\"-s \"")]
    [InlineData("Process.Start(new ProcessStartInfo { FileName = @\"C:\\pg\\bin\\pg_dump.exe\", Arguments = $\"-U {user} -T logs {database}\" });", " -T logs ")]
    [InlineData("Process.Start(new ProcessStartInfo(\"pg_dump\") { ArgumentList = { \"-t\", table, database } });", "\"-t\"")]
    [InlineData("Process.Start(new ProcessStartInfo(\"pg_dump\", [\"--schema-only\", database]));", "\"--schema-only\"")]
    [InlineData("Process.Start(\"pg_dump\", new[] { \"-d\", database, \"-N\", \"audit\" });", "\"-N\"")]
    [InlineData("Process.Start(\"pg_dump\", new List<string> { \"-t\", \"orders\" });", "\"-t\"")]
    [InlineData("ProcessStartInfo start = new(\"pg_dump\", \"-t orders\"); Process.Start(start);", "\"-t orders\"")]
    [InlineData("var start = new ProcessStartInfo(); start.FileName = \"pg_dump\"; start.Arguments = \"-t orders\"; Process.Start(start);", "\"-t orders\"")]
    [InlineData("var start = new ProcessStartInfo(\"pg_dump\"); start.ArgumentList.Add(\"-t\"); start.ArgumentList.Add(table); Process.Start(start);", "\"-t\"")]
    [InlineData("var start = new ProcessStartInfo(\"pg_dump\"); foreach (var word in new[] { \"-s\", database }) start.ArgumentList.Add(word); Process.Start(start);", "\"-s\"")]
    [InlineData("using var process = new Process { StartInfo = new ProcessStartInfo { FileName = \"pg_dump\", Arguments = \"-s shop\" } }; process.Start();", "\"-s shop\"")]
    [InlineData("using var process = new Process(); process.StartInfo.FileName = \"pg_dump\"; process.StartInfo.Arguments = \"-s shop\"; process.Start();", "\"-s shop\"")]
    [InlineData("var arguments = new List<string> { \"-d\", database }; if (!all) { arguments.Add(\"--exclude-table-data=logs\"); } Process.Start(\"pg_dump\", arguments);", "\"--exclude-table-data=logs\"")]
    [InlineData("var arguments = new List<string>(); arguments.AddRange(new[] { \"-t\", table }); Process.Start(new ProcessStartInfo(\"pg_dump\", arguments.ToArray()));", "\"-t\"")]
    [InlineData("var arguments = $\"-d {database}\"; arguments += \" -t orders\"; Process.Start(\"pg_dump\", arguments);", "\" -t orders\"")]
    [InlineData("var arguments = $\"-d {database}\"; if (!all) arguments = arguments + \" -t orders\"; Process.Start(\"pg_dump\", arguments);", "\" -t orders\"")]
    [InlineData("var line = new StringBuilder(\"-d shop\"); line.Append(\" -T \").Append(table); Process.Start(\"pg_dump\", line.ToString());", "\" -T \"")]
    [InlineData("var line = string.Join(\" \", \"-d\", database, \"-s\"); Process.Start(\"pg_dump\", line);", "\"-s\"")]
    [InlineData("Process.Start(\"pg_dump\", string.Format(\"-t {0} {1}\", table, database));", "\"-t {0} {1}\"")]
    [InlineData("Process.Start(Path.Combine(folder, \"pg_dump\"), $\"--table={table} {database}\");", "--table=")]
    [InlineData("Process.Start(OperatingSystem.IsWindows() ? \"pg_dump.exe\" : \"pg_dump\", \"-s shop\");", "\"-s shop\"")]
    [InlineData("Process.Start(\"pg_dump\", (all ? \"\" : \"-s \") + database);", "\"-s \"")]
    [InlineData("var pgDumpPath = folder + \"/x\"; var pgDump = other; Process.Start(pgDump, \"-s shop\");", "\"-s shop\"")]
    [InlineData("const string Dump = \"pg_dump\"; Process.Start(Dump, \"-s shop\");", "\"-s shop\"")]
    [InlineData("CliWrap.Cli.Wrap(\"pg_dump\").WithArguments(\"-t orders shop\").ExecuteAsync();", "\"-t orders shop\"")]
    [InlineData("CliWrap.Cli.Wrap(\"pg_dump\").WithArguments(new[] { \"-t\", \"orders\" }).ExecuteAsync();", "\"-t\"")]
    [InlineData("CliWrap.Cli.Wrap(\"pg_dump\").WithArguments(args => args.Add(\"-d\").Add(database).Add(\"-t\").Add(table)).ExecuteAsync();", "\"-t\"")]
    [InlineData("var dump = CliWrap.Cli.Wrap(\"pg_dump\"); dump.WithArguments(args => args.Add(new[] { \"-d\", \"--schema-only\", \"-s\" })).ExecuteAsync();", "\"-s\"")]
    public async Task Command_is_read_however_it_is_started(string body, string at)
    {
        var found = Assert.Single(await CommandSource.InMethodAsync(body));

        Assert.Equal("OBK4001", found.Id);
        Assert.Equal(at, found.At);
    }

    [Theory]
    [InlineData("bash", "-c \\\"pg_dump -t orders shop | gzip > shop.sql.gz\\\"")]
    [InlineData("/bin/sh", "-c \\\"cd /backups && pg_dump --schema-only shop > shop.sql\\\"")]
    [InlineData("bash", "-lc \\\"set -o pipefail; pg_dump -Fc --exclude-table='log*' shop > x; echo done\\\"")]
    [InlineData("cmd.exe", "/c pg_dump -t orders shop > shop.sql")]
    [InlineData("cmd", "/C \\\"C:\\\\pg\\\\bin\\\\pg_dump.exe\\\" -s shop > shop.sql")]
    [InlineData("powershell", "-NoProfile -Command \\\"pg_dump -s shop\\\"")]
    [InlineData("docker", "exec -i db pg_dump -U postgres -t orders shop")]
    [InlineData("docker", "exec db sh -c \\\"pg_dump -t orders shop\\\"")]
    [InlineData("sudo", "-u postgres pg_dump -s shop")]
    [InlineData("env", "PGHOST=db pg_dump -s shop")]
    [InlineData("ssh", "db.example \\\"pg_dump -s shop\\\"")]
    public async Task Command_within_a_shell_or_wrapper_is_read(string program, string arguments)
    {
        var found = Assert.Single(await CommandSource.InMethodAsync($"Process.Start(\"{program}\", \"{arguments}\");"));

        Assert.Equal("OBK4001", found.Id);
    }

    [Theory]
    [InlineData("bash", "-c \\\"pg_dump shop | grep -s orders\\\"")]
    [InlineData("bash", "-c \\\"pg_dump shop > shop.sql && tar -T list -s\\\"")]
    [InlineData("bash", "-c \\\"ls -t; pg_dump shop\\\"")]
    [InlineData("bash", "-c \\\"echo 'pg_dump -t orders'\\\"")]
    [InlineData("bash", "-c \\\"pg_dump shop # not -t orders\\\"")]
    [InlineData("docker", "exec -t db pg_dump -U postgres shop")]
    [InlineData("pg_dumpall", "-t -s")]
    [InlineData("which", "pg_dump -s")]
    public async Task Options_of_other_programs_are_silent(string program, string arguments) =>
        Assert.Empty(await CommandSource.InMethodAsync($"Process.Start(\"{program}\", \"{arguments}\");"));

    [Fact]
    public async Task Raw_string_and_escaped_script_are_read()
    {
        var found = await CommandSource.InMethodAsync(""""
            var script = $"""
                set -e
                pg_dump -U "{user}" \
                    --exclude-table-data="access_logs" \
                    "{database}" > "{file}"
                """;
            var escaped = script.Replace("\"", "\\\"");
            Process.Start(new ProcessStartInfo { FileName = "/bin/bash", Arguments = $"-c \"{escaped}\"" });
            """");

        Assert.Equal("OBK4001", Assert.Single(found).Id);
    }

    [Fact]
    public async Task Arguments_that_another_member_returns_are_read()
    {
        var found = await CommandSource.InClassAsync("""
            private const string Program = "pg_dump";
            private static readonly string[] Fixed = ["--no-owner", "--schema-only"];
            string Line(string database) => $"-t orders {database}";
            List<string> List(string database)
            {
                var list = new List<string> { "-d", database };
                list.Add("-N");
                list.Add("audit");
                return list;
            }

            void Work(string database)
            {
                Process.Start(Program, Line(database));
                Process.Start(Program, List(database));
                Process.Start(Program, Fixed);
            }
            """);

        Assert.Equal(["\"--schema-only\"", "-t orders ", "\"-N\""], found.Select(finding => finding.At));
    }

    [Fact]
    public async Task Runners_of_the_project_are_read()
    {
        var found = await CommandSource.InClassAsync("""
            record ToolCommand { public string Program { get; init; } = ""; public string[] Arguments { get; init; } = []; }
            void Run(string program, params string[] arguments) { }
            void Bash(string script) { }
            void Work(string database)
            {
                Run("pg_dump", "-t", "orders");
                Bash("pg_dump --schema-only shop | gzip");
                _ = new ToolCommand { Program = "pg_dump", Arguments = new[] { "-T", "logs" } };
            }
            """);

        Assert.Equal(["\"-t\"", "\"pg_dump --schema-only shop | gzip\"", "\"-T\""], found.Select(finding => finding.At));
    }

    [Fact]
    public async Task Start_info_that_a_method_makes_is_read()
    {
        var found = await CommandSource.InClassAsync("""
            static ProcessStartInfo ForTool(string tool, string host) => new(Path.Combine("/usr/bin", tool)) { ArgumentList = { "-h", host } };
            void Work(string host)
            {
                var dump = ForTool("pg_dump", host);
                dump.ArgumentList.Add("--schema-only");
                Process.Start(dump);
                var psql = ForTool("psql", host);
                psql.ArgumentList.Add("-f");
                psql.ArgumentList.Add("dump.sql");
                Process.Start(psql);
            }
            """);

        Assert.Equal("\"--schema-only\"", Assert.Single(found).At);
    }

    [Fact]
    public async Task Prose_that_mentions_pg_dump_is_silent() =>
        Assert.Empty(await CommandSource.InClassAsync("""
            /// <summary>Never run pg_dump -t orders.</summary>
            [Obsolete("pg_dump -t orders leaves the rest out")]
            void Log(string message, params object[] arguments) { }
            void Report(string program, string text) { }
            void RunReport(string title) { }
            void Work(Exception failure)
            {
                Log("pg_dump -t orders");
                Log("pg_dump {Option}", "-s");
                Report("pg_dump", "--schema-only is not a backup");
                RunReport("Do not call pg_dump -t orders");
                Console.WriteLine("usage: pg_dump --schema-only shop");
                Debug.Assert("pg_dump -s".StartsWith("pg_dump"));
                const string Help = "pg_dump --exclude-table=logs";
                throw new InvalidOperationException("pg_dump --exclude-table-data leaves rows out", failure);
            }
            """));

    [Fact]
    public async Task One_command_with_several_options_gives_one_report_that_names_all()
    {
        var found = Assert.Single(await CommandSource.InMethodAsync("Process.Start(\"pg_dump\", \"-n sales -T logs -T audit shop\");"));

        Assert.Contains("-n leaves out", found.Message, StringComparison.Ordinal);
        Assert.Contains("-T leaves out the tables that it names", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Top_level_program_and_field_initialiser_are_read() =>
        Assert.Equal(2, (await CommandSource.InClassAsync("""
            private readonly ProcessStartInfo _schema = new("pg_dump", "-s shop");
            private static Action Dump { get; } = () => Process.Start("pg_dump", "-t orders");
            """)).Count);
}
