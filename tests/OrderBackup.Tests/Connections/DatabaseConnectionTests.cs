using OrderBackup.Connections;

namespace OrderBackup.Tests.Connections;

public sealed class DatabaseConnectionTests
{
    [Theory]
    [InlineData("Host=db;Username=u;Database=d", "u@db:5432/d")]
    [InlineData("Server=db;User Id=u;Initial Catalog=d;Port=6000", "error")]
    [InlineData("Server=db;User Id=u;DB=d;Port=6000", "u@db:6000/d")]
    [InlineData("host=db;username=u;database=d;port=7", "u@db:7/d")]
    [InlineData("host=db:6001;username=u", "u@db:6001/u")]
    [InlineData("Host=::1;Username=u", "u@[::1]:5432/u")]
    [InlineData("Host=[::1]:6002;Username=u", "u@[::1]:6002/u")]
    [InlineData("Host=/run/sock;Username=u;Application Name=a b;Pooling=true;Maximum Pool Size=7", "u@/run/sock:5432/u")]
    [InlineData("Host=db;Username=u;Password='a b=c;d'", "u@db:5432/u")]
    [InlineData("postgres://u@db/d", "u@db:5432/d")]
    [InlineData("postgresql://u:p@db:6000/d?sslmode=require&application_name=x", "u@db:6000/d")]
    [InlineData("postgresql+psycopg2://u:p@db/d", "u@db:5432/d")]
    [InlineData("postgresql://us%40er:p%2Fw@db/order%20s", "us@er@db:5432/order s")]
    [InlineData("postgresql://u@[::1]:6000/d", "u@[::1]:6000/d")]
    [InlineData("postgresql://u@%2Fvar%2Frun/d", "u@/var/run:5432/d")]
    [InlineData("postgresql:///d?host=/var/run&user=u&port=1", "u@/var/run:1/d")]
    [InlineData("postgresql://u@db", "u@db:5432/u")]
    [InlineData("postgresql://u@db/?dbname=e", "u@db:5432/e")]
    [InlineData("postgresql://u@db/%C3%A9?ssl=true", "u@db:5432/é")]
    [InlineData("host=db dbname=d user=u", "u@db:5432/d")]
    [InlineData("host = 'db' dbname='o''", "error")]
    [InlineData(@"host = 'db' user=u dbname='o\'x y' port=6000", "u@db:6000/o'x y")]
    [InlineData(@"dbname=a\ b user=u host=db", "u@db:5432/a b")]
    [InlineData("password='a;b' host=db user=u", "u@db:5432/u")]
    [InlineData("user=u password=p;q host=db", "u@db:5432/u")]
    [InlineData("dbname=d", "os@localhost:5432/d")]
    public void Each_form_is_read(string text, string expected)
    {
        var actual = Read(text);
        Assert.Equal(expected, actual is null ? "error" : actual.ToString().Replace($"{Environment.UserName}@", "os@", StringComparison.Ordinal));
        Assert.Equal(actual?.DisplayName, actual?.ToString());
    }

    [Theory]
    [InlineData("", "none of the forms")]
    [InlineData("orders", "none of the forms")]
    [InlineData("Host=a,b;Username=u", "several hosts")]
    [InlineData("postgresql://a,b/d", "several hosts")]
    [InlineData("postgresql://a:1,b:2/d", "several hosts")]
    [InlineData("host=a,b dbname=d", "several hosts")]
    [InlineData("Host=db;Port=abc", "'port'")]
    [InlineData("Host=db;Port=70000", "'Port' must be a number from 1 to 65535")]
    [InlineData("Host=db;SSL Mode=9", "the value of its 'SSL Mode' must be one of disable, allow")]
    [InlineData("Host=db;Colour=red", "parameter 2 is not one that Npgsql knows")]
    [InlineData("Host=db;SSL Password=x", "SSL Password")]
    [InlineData("Host=db;SSL Certificate=x.pfx", "PKCS#12")]
    [InlineData("Host=db;Client Encoding=LATIN1", "client encoding")]
    [InlineData("Host=db;Password=\"x", "key=value pairs")]
    [InlineData("postgresql://db/d?colour=red", "query parameter 1 is not a connection parameter")]
    [InlineData("postgresql://db/d?sslmode=require&x", "query parameter 2 has no '='")]
    [InlineData("postgresql://db/d?sslmode=yes", "the value of its query parameter 1 must be one of disable, allow, prefer")]
    [InlineData("postgresql://db:port/d", "the value of its port must be a number from 1 to 65535")]
    [InlineData("postgresql://u:%zz@db/d", "its password has a '%'")]
    [InlineData("postgresql://u:%00@db/d", "its password has a '%'")]
    [InlineData("postgresql://[::1/d", "not closed by ']'")]
    [InlineData("postgresql://[::1]x/d", "something other than a port")]
    [InlineData("postgresql://db/d?service=x", "'service' is not supported")]
    [InlineData("postgresql://db/d?sslrootcert=system&sslmode=require", "sslmode=verify-full only")]
    [InlineData("Host=db one;Username=u", "'Host' is no host name")]
    [InlineData("host=db dbname", "parameter 2 has no '='")]
    [InlineData("host=db colour=red", "parameter 2")]
    [InlineData("host=db dbname='d", "the quoted value of parameter 2 is not closed")]
    [InlineData("host=db connect_timeout=soon", "the value of its parameter 2 must be a number")]
    [InlineData("host=db hostaddr=1.2.3.4", "'hostaddr' is not supported")]
    [InlineData("host=db client_encoding=LATIN1", "client encoding")]
    [InlineData("host=db require_auth=magic", "the value of its parameter 2")]
    public void What_cannot_be_used_is_refused_by_part(string text, string part)
    {
        var error = Assert.Throws<DatabaseConnectionException>(() => DatabaseConnection.Parse(text, "The connection string", _ => null));
        Assert.Equal("OBK3101", error.Id);
        Assert.StartsWith("The connection string cannot be used: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    // {0} is the password as it is, misquoted on purpose in most of them.
    [Theory]
    [InlineData("Host=db;Password={0};Colour=red")]
    [InlineData("Host=db;Password={0};Port={0}")]
    [InlineData("Host=db;Password=x;{0}")]
    [InlineData("Host=db;Password=x;{0}=1")]
    [InlineData("Host=db;Password=\"{0};Database=d")]
    [InlineData("Host=a,{0};Password={0}")]
    [InlineData("Host=db;SSL Mode={0}")]
    [InlineData("Host=db;SSL Password={0}")]
    [InlineData("postgresql://u:{0}@db,x/d")]
    [InlineData("postgresql://u:{0}@db:x/d")]
    [InlineData("postgresql://u:{0}@{0}@db/d")]
    [InlineData("postgresql://u:%{0}@db/d")]
    [InlineData("postgresql://u:x/{0}@db/d")]
    [InlineData("postgresql://db/d?password={0}&sslmode={0}")]
    [InlineData("postgresql://db/d?password=x&{0}=1")]
    [InlineData("postgresql://db/d?password=x&{0}")]
    [InlineData("postgresql://db/d?{0}")]
    [InlineData("mysql://u:{0}@db/d")]
    [InlineData("host=db password={0} colour=red")]
    [InlineData("host=db password='{0} port=x")]
    [InlineData("host=db password=x {0}")]
    [InlineData("host=db password=x {0}=1")]
    [InlineData("host=db password={0} port={0}")]
    [InlineData("{0}")]
    public void No_message_holds_a_password(string form)
    {
        foreach (var (password, fragments) in Secrets)
        {
            var text = form.Replace("{0}", password, StringComparison.Ordinal);
            string shown;
            try
            {
                var connection = DatabaseConnection.Parse(text, "The connection string", _ => null);
                shown = connection + connection.DisplayName;
            }
            catch (DatabaseConnectionException error)
            {
                shown = error.ToString();
            }

            Assert.All(fragments, fragment => Assert.DoesNotContain(fragment, shown, StringComparison.OrdinalIgnoreCase));
        }
    }

    public static IReadOnlyList<(string Password, string[] Fragments)> Secrets { get; } =
    [
        ("hunterXY", ["hunterXY"]),
        ("hunt;erXY", ["hunt;", "erXY"]),
        ("hunt=erXY", ["hunt=", "erXY"]),
        ("hunt erXY", ["hunt ", "erXY"]),
        ("hunt'erXY", ["hunt'", "erXY"]),
        ("hunt\"erXY", ["hunt\"", "erXY"]),
        ("hunt&erXY", ["hunt&", "erXY"]),
        ("hunt#erXY%", ["hunt#", "erXY"]),
        ("hunt?erXY", ["hunt?", "erXY"]),
        ("hunt%zzerXY", ["hunt%", "erXY"]),
        (@"hunt\erXY", ["hunt\\", "erXY"]),
    ];

    [Fact]
    public void Connection_string_where_a_name_belongs_is_not_repeated()
    {
        var error = Assert.Throws<DatabaseConnectionException>(() => DatabaseConnection.FromEnvironment("postgresql://u:hunterXY@db/d", _ => null));
        Assert.Equal("OBK3102", error.Id);
        Assert.DoesNotContain("hunterXY", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MINE", "MINE=postgresql://mine@h ORDER_BACKUP_CONNECTION=postgresql://order@h", "mine")]
    [InlineData(null, "ORDER_BACKUP_CONNECTION=postgresql://order@h DATABASE_URL=postgresql://url@h", "order")]
    [InlineData(null, "MINE=postgresql://mine@h DATABASE_URL=postgresql://url@h", "url")]
    public void First_variable_that_is_set_counts(string? name, string variables, string user) =>
        Assert.Equal(user, DatabaseConnection.FromEnvironment(name, Variables(variables)).UserName);

    [Fact]
    public void Nothing_configured_names_what_was_looked_at()
    {
        var error = Assert.Throws<DatabaseConnectionException>(() => DatabaseConnection.FromEnvironment(null, Variables("PGHOST=h")));
        Assert.Equal("OBK3102", error.Id);
        Assert.StartsWith(
            "No database connection is configured: neither of the environment variables ORDER_BACKUP_CONNECTION and DATABASE_URL is set.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ORDER_BACKUP_CONNECTION=postgresql://order@h")]
    [InlineData("MINE= ORDER_BACKUP_CONNECTION=postgresql://order@h")]
    public void A_named_variable_that_is_not_set_never_falls_back_to_another(string variables)
    {
        var error = Assert.Throws<DatabaseConnectionException>(() => DatabaseConnection.FromEnvironment("MINE", Variables(variables)));
        Assert.StartsWith("No database connection is configured: the environment variable MINE is not set.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Message_names_the_variable() =>
        Assert.StartsWith("The connection string in DATABASE_URL cannot be used: ",
            Assert.Throws<DatabaseConnectionException>(() => DatabaseConnection.FromEnvironment(null, Variables("DATABASE_URL=mysql://x"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Libpq_variables_fill_what_is_left_open()
    {
        var connection = DatabaseConnection.Parse("Port=6000;Username=u", "it", Variables("PGHOST=h PGPORT=1 PGUSER=x PGDATABASE=d PGPASSWORD=p PGSSLMODE=verify-ca PGTZ=UTC"));
        Assert.Equal("u@h:6000/d", connection.DisplayName);
        Assert.True(connection.HasPassword);
        var npgsql = connection.ToNpgsql();
        Assert.Equal(("h", "p", Npgsql.SslMode.VerifyCA, "UTC"), (npgsql.Host, npgsql.Password, npgsql.SslMode, npgsql.Timezone));
    }

    [Fact]
    public void Variable_that_is_not_needed_is_not_judged()
    {
        Assert.Equal(6000, DatabaseConnection.Parse("postgresql://h:6000", "it", Variables("PGPORT=x")).Port);
        var error = Assert.Throws<DatabaseConnectionException>(() => DatabaseConnection.Parse("postgresql://h", "It", Variables("PGPORT=x")));
        Assert.Contains("the environment variable PGPORT, which it leaves to decide, must be a number", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_database_keeps_everything_else()
    {
        var connection = DatabaseConnection.Parse("postgresql://u:p@h/d?sslmode=require", "it", _ => null);
        var other = connection.WithDatabase("e;f");
        Assert.Equal(("u@h:5432/d", "u@h:5432/e;f", true), (connection.DisplayName, other.DisplayName, other.HasPassword));
        Assert.Equal("e;f", other.ToLibpqEnvironment()["PGDATABASE"]);
    }

    [Fact]
    public void Npgsql_connection_is_outside_any_pool()
    {
        var npgsql = DatabaseConnection.Parse("Host=h;Username=u;Pooling=true;Multiplexing=true;Include Error Detail=true;Search Path=s", "it", _ => null).ToNpgsql(TimeSpan.FromSeconds(7));
        Assert.Equal((false, false, 7, "order-backup", "UTF8"), (npgsql.Pooling, npgsql.Multiplexing, npgsql.CommandTimeout, npgsql.ApplicationName, npgsql.ClientEncoding));
        Assert.True(npgsql.IncludeErrorDetail);
        Assert.Equal("s", npgsql.SearchPath);
        Assert.Equal(0, DatabaseConnection.Parse("Host=h", "it", _ => null).ToNpgsql().CommandTimeout);
    }

    private static DatabaseConnection? Read(string text)
    {
        try
        {
            return DatabaseConnection.Parse(text, "it", _ => null);
        }
        catch (DatabaseConnectionException)
        {
            return null;
        }
    }

    private static Func<string, string?> Variables(string list)
    {
        var variables = list.Split(' ').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return name => variables.GetValueOrDefault(name);
    }
}
