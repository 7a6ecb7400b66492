using System.Text.RegularExpressions;
using Npgsql;
using OrderBackup.PostgresServer;

namespace OrderBackup.Tests.BadInput;

/// <summary>How bad input must be answered: one clear exception, no secret in it, and nothing changed.</summary>
internal static partial class Refusals
{
    /// <summary>Expects a refusal with an id and words that the message must hold.</summary>
    public static async Task<OrderBackupException> AssertRefusedAsync(Func<Task> attempt, string id, params string[] said)
    {
        var refusal = await Assert.ThrowsAsync<OrderBackupException>(attempt);
        Assert.Equal(id, refusal.Id);
        Assert.NotEmpty(refusal.Findings);
        foreach (var message in refusal.Findings.Select(finding => finding.Message).Append(refusal.Message))
        {
            Assert.DoesNotContain('\n', message);
            Assert.Matches(Sentence(), message);
        }

        foreach (var words in said)
        {
            Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        }

        return refusal;
    }

    /// <summary>Expects that neither the message nor anything that a log would print of the exception holds a secret.</summary>
    public static void AssertKeepsSecret(this OrderBackupException refusal, string secret) =>
        Assert.DoesNotContain(secret, refusal + string.Join('\n', refusal.Findings), StringComparison.Ordinal);

    /// <summary>The server's databases and the contents of one of them; equal before and after what must change nothing.</summary>
    public static async Task<string> DigestAsync(this ThrowawayServer server, string database) =>
        await server.ExecuteAsync("postgres", "SELECT string_agg(oid || ' ' || datname, ', ' ORDER BY datname) FROM pg_database")
        + await server.ExecuteAsync(database,
            """
            SELECT md5(query_to_xml('SELECT * FROM public.orders ORDER BY id', true, false, '')::text)
                || (SELECT string_agg(oid || ' ' || relname || ' ' || relfilenode, ', ' ORDER BY oid) FROM pg_class WHERE relnamespace = 'public'::regnamespace)
            """);

    /// <summary>A session of an application, which keeps a database in use.</summary>
    public static async Task<NpgsqlConnection> ConnectAsync(this ThrowawayServer server, string database, string application)
    {
        var session = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.ConnectionString(database)) { ApplicationName = application }.ConnectionString);
        await session.OpenAsync(TestContext.Current.CancellationToken);
        return session;
    }

    [GeneratedRegex(@"^\S.{20,}[.)]$")]
    private static partial Regex Sentence();
}
