using OrderBackup.Connections;

namespace OrderBackup.Tests.Connections;

public sealed class LibpqEnvironmentTests
{
    [Theory]
    [InlineData("SSL Mode=VerifyFull;Root Certificate=/r.crt", "sslmode=verify-full&sslrootcert=/r.crt", "PGSSLMODE=verify-full PGSSLROOTCERT=/r.crt")]
    [InlineData("SSL Mode=VerifyCA", "sslmode=verify-ca", "PGSSLMODE=verify-ca")]
    [InlineData("SSL Mode=Disable", "sslmode=disable", "PGSSLMODE=disable")]
    [InlineData("SSL Certificate=/c.pem;SSL Key=/k.pem", "sslcert=/c.pem&sslkey=/k.pem", "PGSSLCERT=/c.pem PGSSLKEY=/k.pem")]
    [InlineData("Timeout=7", "connect_timeout=7", "PGCONNECT_TIMEOUT=7")]
    [InlineData("Channel Binding=Require", "channel_binding=require", "PGCHANNELBINDING=require")]
    [InlineData("Target Session Attributes=read-write", "target_session_attrs=read-write", "PGTARGETSESSIONATTRS=read-write")]
    [InlineData("Options=-c geqo=off", "options=-c%20geqo=off", "PGOPTIONS=-c geqo=off")]
    [InlineData("Passfile=/p", "passfile=/p", "PGPASSFILE=/p")]
    [InlineData("GSS Encryption Mode=Disable", "gssencmode=disable", "PGGSSENCMODE=disable")]
    [InlineData("SSL Negotiation=Direct;SSL Mode=Require", "sslnegotiation=direct&sslmode=require", "PGSSLMODE=require PGSSLNEGOTIATION=direct")]
    [InlineData("Require Auth=ScramSHA256,MD5", "require_auth=scram-sha-256,md5", "PGREQUIREAUTH=scram-sha-256,md5")]
    [InlineData("Application Name=mine", "application_name=mine", "PGAPPNAME=mine")]
    public void Both_forms_become_the_same_variables_and_the_same_Npgsql_settings(string npgsql, string query, string expected)
    {
        var one = DatabaseConnection.Parse($"Host=h;Username=u;Database=d;{npgsql}", "it", _ => null);
        var other = DatabaseConnection.Parse($"postgresql://u@h/d?{query}", "it", _ => null);
        Assert.Equal(expected, string.Join(' ', Beyond(one)));
        Assert.Equal(expected, string.Join(' ', Beyond(other)));
        Assert.Equal(one.ToNpgsql().ConnectionString, other.ToNpgsql().ConnectionString);
    }

    [Fact]
    public void Full_verification_without_a_file_is_by_the_system_s_roots_on_both_sides()
    {
        var connection = DatabaseConnection.Parse("Host=h;SSL Mode=VerifyFull", "it", _ => null);
        Assert.Equal("system", connection.ToLibpqEnvironment()["PGSSLROOTCERT"]);
        Assert.Null(connection.ToNpgsql().RootCertificate);
        Assert.Equal(Npgsql.SslMode.VerifyFull, DatabaseConnection.Parse("host=h sslrootcert=system", "it", _ => null).ToNpgsql().SslMode);
    }

    [Fact]
    public void Further_options_follow_the_connection_s_own()
    {
        var connection = DatabaseConnection.Parse("Host=h;Options=-c a=b", "it", _ => null);
        Assert.Equal("-c a=b -c c=d", connection.ToLibpqEnvironment("-c c=d")["PGOPTIONS"]);
        Assert.Equal("-c c=d", DatabaseConnection.Parse("Host=h", "it", _ => null).ToLibpqEnvironment("-c c=d")["PGOPTIONS"]);
    }

    [Theory]
    [InlineData("PGSERVICE", true)]
    [InlineData("PGHOSTADDR", true)]
    [InlineData("PG_COLOR", true)]
    [InlineData("PSQLRC", true)]
    [InlineData("PSQL_PAGER", true)]
    [InlineData("PATH", false)]
    [InlineData("KRB5CCNAME", false)]
    [InlineData("LD_LIBRARY_PATH", false)]
    public void Variables_of_libpq_and_psql_are_not_inherited(string name, bool removed) => Assert.Equal(removed, LibpqEnvironment.IsInherited(name));

    private static IEnumerable<string> Beyond(DatabaseConnection connection) =>
        from variable in connection.ToLibpqEnvironment()
        where variable.Key is not ("PGHOST" or "PGPORT" or "PGUSER" or "PGDATABASE") && (variable.Key, variable.Value) != ("PGAPPNAME", "order-backup")
        orderby variable.Key
        select $"{variable.Key}={variable.Value}";
}
