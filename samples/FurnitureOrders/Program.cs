using FurnitureOrders;
using FurnitureOrders.Data;
using Npgsql;

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    cancellation.Cancel();
};

var server = "";
try
{
    var command = CreateCommand.Read(args);
    var connection = command.Connection
        ?? Environment.GetEnvironmentVariable("ORDER_BACKUP_CONNECTION")
        ?? throw new FormatException("no connection: set ORDER_BACKUP_CONNECTION or give --connection");
    var settings = ConnectionText.Read(connection);
    server = $"{settings.Host}:{settings.Port}";
    foreach (var table in await FurnitureOrdersDatabase.CreateAsync(connection, command.Orders, command.Seed, cancellation.Token))
        Console.WriteLine($"{table.Table,-20} {table.Rows,10:N0} rows");
    return 0;
}
catch (PostgresException error)
{
    return Fail($"the server {server} refuses: {error.MessageText}");
}
catch (NpgsqlException error)
{
    return Fail($"cannot reach the server {server}: {error.GetBaseException().Message}");
}
catch (Exception error) when (error is FormatException or InvalidOperationException)
{
    return Fail(error.Message);
}
catch (OperationCanceledException)
{
    return Fail("cancelled; the database is as empty as before");
}

static int Fail(string message)
{
    Console.Error.WriteLine($"error: {message}");
    return 1;
}
