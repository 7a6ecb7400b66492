namespace OrderBackup.Analyzers.Tests.Commands;

public sealed class UnsafeRestoreCommandTests
{
    [Theory]
    [InlineData("Process.Start(\"psql\", \"-d shop -f dump.sql\");", "\"-d shop -f dump.sql\"")]
    [InlineData("Process.Start(\"psql\", $\"-h {host} -U {user} -f {file} {database}\");", " -f ")]
    [InlineData("Process.Start(\"psql\", $\"--file={file} {database}\");", "--file=")]
    [InlineData("Process.Start(\"psql\", new[] { \"-1\", \"-f\", file, database });", "\"-f\"")]
    [InlineData("Process.Start(\"psql\", \"-v ON_ERROR_STOP=0 -f dump.sql\");", "\"-v ON_ERROR_STOP=0 -f dump.sql\"")]
    [InlineData("Process.Start(\"psql\", \"-v ON_ERROR_STOP -f dump.sql\");", "\"-v ON_ERROR_STOP -f dump.sql\"")]
    [InlineData("Process.Start(\"psql\", \"-v on_error_stop=1 -f dump.sql\");", "\"-v on_error_stop=1 -f dump.sql\"")]
    [InlineData("Process.Start(\"bash\", \"-c \\\"psql shop < dump.sql\\\"\");", "\"-c \\\"psql shop < dump.sql\\\"\"")]
    [InlineData("Process.Start(\"bash\", \"-c \\\"gunzip -c dump.sql.gz | psql shop\\\"\");", "\"-c \\\"gunzip -c dump.sql.gz | psql shop\\\"\"")]
    [InlineData("Process.Start(\"bash\", \"-c \\\"pg_dump a | psql -q b\\\"\");", "\"-c \\\"pg_dump a | psql -q b\\\"\"")]
    [InlineData("Process.Start(\"cmd.exe\", $\"/c psql -U {user} {database} < {file}\");", "/c psql -U ")]
    [InlineData("Process.Start(new ProcessStartInfo(\"psql\", database) { RedirectStandardInput = true });", "\"psql\"")]
    [InlineData("Process.Start(\"docker\", \"exec -i db psql -U postgres -f /dump.sql shop\");", "\"exec -i db psql -U postgres -f /dump.sql shop\"")]
    [InlineData("CliWrap.Cli.Wrap(\"psql\").WithArguments(\"-d shop\").WithStandardInputPipe(CliWrap.PipeSource.FromFile(file)).ExecuteAsync();", "\"psql\"")]
    [InlineData("(CliWrap.PipeSource.FromFile(file) | CliWrap.Cli.Wrap(\"psql\").WithArguments(new[] { \"-d\", \"shop\" })).ExecuteAsync();", "\"psql\"")]
    public async Task Script_that_nothing_stops_is_reported(string body, string at)
    {
        var found = Assert.Single(await CommandSource.InMethodAsync(body));

        Assert.Equal("OBK4002", found.Id);
        Assert.Equal(at, found.At);
        Assert.Contains("ON_ERROR_STOP", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Process.Start(\"psql\", \"-v ON_ERROR_STOP=1 -f dump.sql shop\");")]
    [InlineData("Process.Start(\"psql\", \"-vON_ERROR_STOP=on -f dump.sql shop\");")]
    [InlineData("Process.Start(\"psql\", \"-X1qv ON_ERROR_STOP=1 -f dump.sql shop\");")]
    [InlineData("Process.Start(\"psql\", \"--set=ON_ERROR_STOP=1 -f dump.sql shop\");")]
    [InlineData("Process.Start(\"psql\", \"--set ON_ERROR_STOP=true --file dump.sql shop\");")]
    [InlineData("Process.Start(\"psql\", \"--variable=ON_ERROR_STOP=1 -f dump.sql shop\");")]
    [InlineData("Process.Start(\"psql\", \"--var ON_ERROR_STOP=1 -f dump.sql shop\");")]
    [InlineData("Process.Start(\"psql\", new[] { \"-c\", @\"\\set ON_ERROR_STOP on\", \"-f\", file });")]
    [InlineData("Process.Start(\"psql\", new[] { \"-f\", file, \"-v\", \"ON_ERROR_STOP=1\" });")]
    [InlineData("Process.Start(\"psql\", [\"-f\", file, .. extraArguments]);")]
    [InlineData("Process.Start(\"psql\", $\"-f {file} {extraArguments[0]}\");")]
    [InlineData("Process.Start(\"psql\", \"-d shop -c \\\"SELECT 1\\\"\");")]
    [InlineData("Process.Start(\"psql\", \"--list\");")]
    [InlineData("Process.Start(\"psql\", other);")]
    [InlineData("Process.Start(\"bash\", \"-c \\\"psql -v ON_ERROR_STOP=1 shop < dump.sql\\\"\");")]
    [InlineData("Process.Start(\"bash\", \"-c \\\"psql -c 'SELECT 1' shop | grep -f patterns\\\"\");")]
    [InlineData("Process.Start(\"pg_restore\", \"-f out.sql dump\");")]
    [InlineData("Process.Start(new ProcessStartInfo(\"psql\", \"-v ON_ERROR_STOP=1 shop\") { RedirectStandardInput = true });")]
    [InlineData("Console.WriteLine(\"psql -f dump.sql\");")]
    public async Task Script_that_stops_at_an_error_or_no_script_is_silent(string body) => Assert.Empty(await CommandSource.InMethodAsync(body));

    [Theory]
    [InlineData("Process.Start(\"pg_dump\", $\"--dbname=postgresql://{user}:{password}@{host}/shop\");")]
    [InlineData("Process.Start(\"pg_dump\", \"postgres://app:s3cret@db/shop\");")]
    [InlineData("Process.Start(\"psql\", $\"-d \\\"host={host} user=app password={password}\\\" -c \\\"SELECT 1\\\"\");")]
    [InlineData("Process.Start(\"bash\", $\"-c \\\"PGPASSWORD={password} pg_dump shop > x.sql\\\"\");")]
    [InlineData("Process.Start(\"bash\", $\"-c \\\"export PGPASSWORD={password}; pg_dump shop > x.sql\\\"\");")]
    [InlineData("Process.Start(\"cmd\", $\"/c set PGPASSWORD={password}&& pg_dump shop > x.sql\");")]
    [InlineData("Process.Start(\"docker\", $\"exec -e PGPASSWORD={password} db pg_dump shop\");")]
    [InlineData("Process.Start(\"docker\", new[] { \"exec\", \"--env=PGPASSWORD=\" + password, \"db\", \"pg_dump\", \"shop\" });")]
    [InlineData("Process.Start(\"env\", $\"PGPASSWORD={password} pg_dump shop\");")]
    [InlineData("Process.Start(\"pg_restore\", $\"-d postgres://{user}:{password}@{host}/shop dump\");")]
    public async Task Password_on_a_command_line_is_reported(string body)
    {
        var found = Assert.Single(await CommandSource.InMethodAsync(body));

        Assert.Equal("OBK4002", found.Id);
        Assert.Contains("command line", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var address = \"postgres://app:s3cret@db.example/shop\";", "\"postgres://app:s3cret@db.example/shop\"")]
    [InlineData("var address = $\"postgresql://app:s3cret@{host}/shop\";", "$\"postgresql://app:s3cret@{host}/shop\"")]
    [InlineData("var connection = \"Host=db;Database=shop;Username=app;Password=s3cret\";", "\"Host=db;Database=shop;Username=app;Password=s3cret\"")]
    [InlineData("var connection = \"Host=\" + host + \";Database=shop;User Id=app;Password=s3cret\";", "\"Host=\" + host + \";Database=shop;User Id=app;Password=s3cret\"")]
    [InlineData("_ = new Npgsql.NpgsqlConnection(\"Server=db;Password=s3cret\");", "\"Server=db;Password=s3cret\"")]
    [InlineData("_ = new Npgsql.NpgsqlConnectionStringBuilder { Host = host, Password = \"s3cret\" };", "\"s3cret\"")]
    [InlineData("var start = new ProcessStartInfo(\"pg_dump\", database); start.Environment[\"PGPASSWORD\"] = \"s3cret\";", "\"s3cret\"")]
    [InlineData("Environment.SetEnvironmentVariable(\"PGPASSWORD\", \"s3cret\");", "\"s3cret\"")]
    [InlineData("var variables = new Dictionary<string, string> { [\"PGPASSWORD\"] = \"s3cret\" };", "\"s3cret\"")]
    [InlineData("CliWrap.Cli.Wrap(\"pg_dump\").WithEnvironmentVariables(variables => variables.Set(\"PGPASSWORD\", \"s3cret\"));", "\"s3cret\"")]
    public async Task Password_in_a_literal_is_reported(string body, string at)
    {
        var found = Assert.Single(await CommandSource.InMethodAsync(body));

        Assert.Equal("OBK4002", found.Id);
        Assert.Equal(at, found.At);
        Assert.Contains("literal", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var start = new ProcessStartInfo(\"pg_dump\", database); start.Environment[\"PGPASSWORD\"] = password;")]
    [InlineData("Process.Start(\"pg_dump\", \"-W -w --password --no-password shop\");")]
    [InlineData("Process.Start(\"bash\", \"-c \\\"PGPASSWORD=$SECRET pg_dump shop > x.sql\\\"\");")]
    [InlineData("Process.Start(\"bash\", \"-c \\\"PGPASSWORD=$(cat /run/secrets/pg) pg_dump shop > x.sql\\\"\");")]
    [InlineData("Process.Start(\"pg_dump\", $\"--dbname=postgresql://{user}@{host}/shop\");")]
    [InlineData("Process.Start(\"pg_dump\", $\"postgres://{host}:5432/shop?user={user}\");")]
    [InlineData("var connection = $\"Host={host};Database={database};Username={user};Password={password}\";")]
    [InlineData("var connection = \"Host=db;Database=shop;Username=app;Password=\" + password;")]
    [InlineData("var connection = \"Host=db;Database=shop;Username=app;Password=***\";")]
    [InlineData("var connection = \"Host=db;Database=shop;Username=app;Password=<password>\";")]
    [InlineData("var connection = \"Host=db;Database=shop;Username=app;Password=your_password\";")]
    [InlineData("var connection = \"Host=localhost;Database=shop;Username=postgres;Password=postgres\";")]
    [InlineData("var connection = \"Host=db;Database=shop;Username=app;Password=\";")]
    [InlineData("var connection = \"Host=db;Database=shop;Username=app\";")]
    [InlineData("var connection = \"Server=.;Database=shop;User Id=sa;Password=s3cret\";")]
    [InlineData("var connection = \"host=rabbit;username=guest;password=guest\";")]
    [InlineData("Console.WriteLine(\"Give an address such as postgres://user:password@host/db\");")]
    [InlineData("Console.WriteLine(\"Give an address such as postgres://user:secret@host/db\");")]
    [InlineData("var address = $\"postgres://{user}:{password}@{host}/shop\";")]
    [InlineData("var address = \"postgres://u:p@h/d\";")]
    [InlineData("var address = \"https://app:s3cret@db.example/shop\";")]
    [InlineData("var names = new[] { \"PGPASSWORD\", \"PGUSER\" };")]
    [InlineData("Environment.SetEnvironmentVariable(\"PGPASSWORD\", null);")]
    [InlineData("_ = new Npgsql.NpgsqlConnectionStringBuilder { Host = host, Password = password };")]
    public async Task Secret_that_is_kept_and_placeholder_are_silent(string body) => Assert.Empty(await CommandSource.InMethodAsync(body));

    [Fact]
    public async Task Password_in_a_literal_is_reported_where_it_stands_and_not_where_it_is_used() =>
        Assert.Equal(["\"postgres://app:s3cret@db/shop\""], (await CommandSource.InMethodAsync("var address = \"postgres://app:s3cret@db/shop\"; Console.WriteLine($\"connects to {address}\"); Console.WriteLine(address + \"://\");")).Select(found => found.At));

    [Fact]
    public async Task Password_in_a_literal_on_a_command_line_is_reported_once() =>
        Assert.Single(await CommandSource.InMethodAsync("Process.Start(\"psql\", \"postgres://app:s3cret@db/shop\");"));
}
