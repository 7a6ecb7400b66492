using System.Text.Json;
using Npgsql;
using OrderBackup.Catalog;

namespace OrderBackup.Tests.Catalog;

public sealed class DatabaseDefinitionTests(ServerFixture fixture)
{
    private const string Roles = """
        DO $$ BEGIN
            IF to_regrole('def_owner') IS NULL THEN
                CREATE ROLE def_owner CREATEDB; CREATE ROLE "def Reader"; CREATE ROLE def_grantor; CREATE ROLE def_large;
            END IF;
        END $$
        """;

    private async Task<DatabaseDefinition> ReadAsync(string database, string? role = null)
    {
        var token = TestContext.Current.CancellationToken;
        await using var connection = new NpgsqlConnection(fixture.Server.ConnectionString(database));
        await connection.OpenAsync(token);
        if (role is not null)
        {
            await using var command = new NpgsqlCommand($"SET ROLE {role}", connection);
            await command.ExecuteNonQueryAsync(token);
        }

        return await DatabaseDefinitionReader.ReadAsync(connection, null, token);
    }

    private async Task ApplyAsync(DatabaseDefinition definition, string name)
    {
        await fixture.Server.ExecuteAsync("postgres", DatabaseScript.CreateStatement(definition, name, definition.ServerVersionNumber));
        await using var connection = new NpgsqlConnection(fixture.Server.ConnectionString("postgres"));
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        foreach (var statement in DatabaseScript.SettingsStatements(definition, name))
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }

    private static string Json(DatabaseDefinition definition, DatabaseDefinition like) => JsonSerializer.Serialize(definition with
    {
        Name = like.Name,
        DatabaseId = like.DatabaseId,
        SizeInBytes = like.SizeInBytes,
        Roles = like.Roles,
        Tablespaces = like.Tablespaces,
        Extensions = like.Extensions,
    });

    [Fact]
    public async Task A_database_made_from_its_definition_reads_the_same()
    {
        await fixture.Server.ExecuteAsync("postgres", Roles);
        const string Name = "def \"원본\" \\ '1'";
        await fixture.Server.ExecuteAsync("postgres", """
            CREATE DATABASE "def ""원본"" \ '1'" TEMPLATE template0 OWNER def_owner ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'ko-KR' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'
            """);
        foreach (var change in (string[])[
            "COMMENT ON DATABASE {0} IS 'it''s \\ the orders'",
            "ALTER DATABASE {0} SET search_path = '$user', public, \"b c\", 'd\"e,f'",
            "ALTER DATABASE {0} SET DateStyle = 'ISO', 'DMY'",
            "ALTER DATABASE {0} SET temp_tablespaces = ''",
            "ALTER DATABASE {0} SET work_mem = '12MB'",
            "ALTER DATABASE {0} SET my.setting = 'a=b, \"c\" ''d'' \\ e'",
            "ALTER DATABASE {0} SET default_transaction_read_only = on",
            "ALTER ROLE \"def Reader\" IN DATABASE {0} SET search_path = ''",
            "ALTER ROLE def_owner IN DATABASE {0} SET lock_timeout = '1s'",
            "REVOKE ALL ON DATABASE {0} FROM PUBLIC",
            "GRANT CONNECT ON DATABASE {0} TO def_grantor WITH GRANT OPTION",
            "GRANT CREATE, TEMPORARY ON DATABASE {0} TO \"def Reader\"",
            "REVOKE TEMPORARY ON DATABASE {0} FROM def_owner",
            "SET ROLE def_grantor; GRANT CONNECT ON DATABASE {0} TO \"def Reader\"",
            "ALTER DATABASE {0} CONNECTION LIMIT 17",
            "ALTER DATABASE {0} IS_TEMPLATE true"])
        {
            await fixture.Server.ExecuteAsync("postgres", string.Format(System.Globalization.CultureInfo.InvariantCulture, change, "\"def \"\"원본\"\" \\ '1'\""));
        }

        var source = await ReadAsync(Name);
        await ApplyAsync(source, "def copy");
        var copy = await ReadAsync("def copy");
        Assert.Equal(Json(source, source), Json(copy, source));
        Assert.Equal(("icu", "ko-KR", "def_owner", 17, true, "it's \\ the orders"), (source.LocaleProvider, source.Locale, source.Owner, source.ConnectionLimit, source.IsTemplate, source.Comment));
        Assert.Equal(8, source.Settings.Count);
        Assert.Contains(new DatabasePrivilege("def Reader", "def_grantor", "CONNECT", false), source.Privileges);
        Assert.Equal(["def Reader", "def_grantor", "def_owner"], source.Roles);
        Assert.Equal(["search_path"], source.Settings.Where(setting => setting.Role == "def Reader").Select(setting => setting.Name));
        Assert.Contains(" TEMPLATE = template0 ", DatabaseScript.CreateStatement(source, "x", 150000), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plain_database_needs_no_further_statements()
    {
        var source = await ReadAsync(await fixture.CreateDatabaseAsync());
        Assert.Empty(DatabaseScript.SettingsStatements(source, "x"));
        Assert.Equal("libc", source.LocaleProvider);
        Assert.NotNull(source.SystemIdentifier);
        Assert.True(source.SizeInBytes > 1_000_000);
        Assert.Equal([new DatabaseExtension("plpgsql", "1.0")], source.Extensions);
        Assert.Equal(["postgres"], source.Roles);
    }

    [Fact]
    public async Task Roles_tablespaces_and_extensions_that_it_refers_to_are_listed()
    {
        await fixture.Server.ExecuteAsync("postgres", Roles);
        var database = await fixture.CreateDatabaseAsync("""
            CREATE EXTENSION hstore; CREATE TABLE t (a int, b int); GRANT SELECT (a) ON t TO "def Reader"; GRANT SELECT ON t TO pg_monitor;
            SELECT lo_create(5); ALTER LARGE OBJECT 5 OWNER TO def_large; CREATE POLICY p ON t TO def_grantor USING (true)
            """);
        await PlainDump.RunScriptAsync(fixture.Server, "postgres", "SET allow_in_place_tablespaces = on;\nCREATE TABLESPACE def_space LOCATION '';");
        await fixture.Server.ExecuteAsync(database, "CREATE INDEX ON t (a) TABLESPACE def_space");
        var source = await ReadAsync(database);
        Assert.Equal(["def Reader", "def_grantor", "def_large", "pg_monitor", "postgres"], source.Roles);
        Assert.Equal(["def_space"], source.Tablespaces);
        Assert.Equal(["hstore", "plpgsql"], source.Extensions.Select(extension => extension.Name));
    }

    [Fact]
    public async Task A_role_that_may_not_read_the_control_file_gets_no_system_identifier_and_no_error()
    {
        await fixture.Server.ExecuteAsync("postgres", Roles);
        var database = await fixture.CreateDatabaseAsync("REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC");
        await fixture.Server.ExecuteAsync("postgres", $"REVOKE CONNECT ON DATABASE {database} FROM PUBLIC");
        var source = await ReadAsync(database, "def_large");
        Assert.Null(source.SystemIdentifier);
        Assert.Null(source.SizeInBytes);
        Assert.Equal("postgres", source.Owner);
    }

    [Fact]
    public async Task The_definition_survives_json()
    {
        var source = await ReadAsync(await fixture.CreateDatabaseAsync());
        var json = JsonSerializer.Serialize(source);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<DatabaseDefinition>(json)));
    }

    [Theory]
    [InlineData("libc", null, null, 120000, "CREATE DATABASE \"n\" WITH TEMPLATE = template0 OWNER = \"o\" ENCODING = 'UTF8' LC_COLLATE = 'C' LC_CTYPE = 'C.UTF-8' TABLESPACE = \"fast\"")]
    [InlineData("libc", null, null, 150000, "CREATE DATABASE \"n\" WITH TEMPLATE = template0 OWNER = \"o\" ENCODING = 'UTF8' LOCALE_PROVIDER = libc LC_COLLATE = 'C' LC_CTYPE = 'C.UTF-8' TABLESPACE = \"fast\"")]
    [InlineData("icu", "ko", null, 150000, "CREATE DATABASE \"n\" WITH TEMPLATE = template0 OWNER = \"o\" ENCODING = 'UTF8' LOCALE_PROVIDER = icu LC_COLLATE = 'C' LC_CTYPE = 'C.UTF-8' ICU_LOCALE = 'ko' TABLESPACE = \"fast\"")]
    [InlineData("icu", "ko", "&a < b", 160000, "CREATE DATABASE \"n\" WITH TEMPLATE = template0 OWNER = \"o\" ENCODING = 'UTF8' LOCALE_PROVIDER = icu LC_COLLATE = 'C' LC_CTYPE = 'C.UTF-8' ICU_LOCALE = 'ko' ICU_RULES = '&a < b' TABLESPACE = \"fast\"")]
    [InlineData("builtin", "C.UTF-8", null, 170000, "CREATE DATABASE \"n\" WITH TEMPLATE = template0 OWNER = \"o\" ENCODING = 'UTF8' LOCALE_PROVIDER = builtin LC_COLLATE = 'C' LC_CTYPE = 'C.UTF-8' BUILTIN_LOCALE = 'C.UTF-8' TABLESPACE = \"fast\"")]
    public void The_statement_follows_the_target_version(string provider, string? locale, string? rules, int version, string expected) =>
        Assert.Equal(expected, DatabaseScript.CreateStatement(Definition(provider, locale, rules), "n", version));

    [Theory]
    [InlineData("icu", null, 140000)]
    [InlineData("icu", "&a < b", 150000)]
    [InlineData("builtin", null, 160000)]
    public void A_target_too_old_for_the_provider_is_refused(string provider, string? rules, int version) =>
        Assert.Throws<NotSupportedException>(() => DatabaseScript.CreateStatement(Definition(provider, "x", rules), "n", version));

    private static DatabaseDefinition Definition(string provider, string? locale, string? rules) => new()
    {
        Name = "source",
        DatabaseId = 1,
        Owner = "o",
        Encoding = "UTF8",
        Collate = "C",
        CType = "C.UTF-8",
        LocaleProvider = provider,
        Locale = locale,
        IcuRules = rules,
        Tablespace = "fast",
        ConnectionLimit = -1,
        IsTemplate = false,
        AllowsConnections = true,
        ServerVersion = "17.1",
        ServerVersionNumber = 170001,
        LcMonetary = "C",
    };
}
