using OrderBackup.PostgresServer;

// Starts a throwaway server, prints how to reach it as shell assignments, and stops it when standard input ends:
// what demo.sh and a person with a terminal use.
await using var server = await ThrowawayServer.StartAsync(null, args);
Console.WriteLine($"export PGHOST=127.0.0.1 PGPORT={server.Port} PGUSER={server.UserName} PGPASSWORD={server.Password} POSTGRES_BIN={server.BinFolder}");
Console.Out.Flush();
Console.In.ReadToEnd();
