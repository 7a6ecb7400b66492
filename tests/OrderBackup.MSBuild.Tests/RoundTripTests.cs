using Npgsql;
using OrderBackup.PostgresServer;

namespace OrderBackup.MSBuild.Tests;

/// <summary>A database far away is asked once.</summary>
public sealed class RoundTripTests(PackedTask packed)
{
    [Fact]
    public async Task Schema_is_read_in_one_round_trip_and_the_data_in_one_more()
    {
        using var counter = new RoundTripCounter(packed.Server.Port);
        var connection = new NpgsqlConnectionStringBuilder(packed.Server.ConnectionString(await packed.CreateDatabaseAsync(Shop.Sql)))
        {
            Port = counter.Port,
            SslMode = SslMode.Disable,
        }.ConnectionString;
        var manifest = Shop.Manifest.Replace("{state}", "{state RECEIVED}", StringComparison.Ordinal);

        Assert.Empty((await packed.Project.CheckAsync(connection, manifest)).Findings);
        Assert.Equal(1, counter.RoundTrips);
        Assert.Empty((await packed.Project.CheckAsync(connection, manifest, "-p:OrderBackupCheckData=true")).Findings);
        Assert.Equal(3, counter.RoundTrips);
    }
}
