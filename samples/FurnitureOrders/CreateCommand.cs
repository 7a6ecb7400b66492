using System.Globalization;
using FurnitureOrders.Data;
using Npgsql;

namespace FurnitureOrders;

/// <summary>What the command line asks for.</summary>
/// <param name="Connection">The connection, or null when it is to come from the environment.</param>
/// <param name="Orders">How many orders.</param>
/// <param name="Seed">The seed.</param>
internal sealed record CreateCommand(string? Connection, int Orders, int Seed)
{
    /// <summary>Creates the database and prints how many rows each table got.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        using var cancellation = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            cancellation.Cancel();
        };

        var server = "";
        try
        {
            var command = Read(arguments);
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
            return Usage.Fail($"the server {server} refuses: {error.MessageText}");
        }
        catch (NpgsqlException error)
        {
            return Usage.Fail($"cannot reach the server {server}: {error.GetBaseException().Message}");
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException)
        {
            return Usage.Fail(error.Message);
        }
        catch (OperationCanceledException)
        {
            return Usage.Fail("cancelled; the database is as empty as before");
        }
    }

    /// <summary>Reads the command line.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <exception cref="FormatException">They are not understood.</exception>
    private static CreateCommand Read(string[] arguments)
    {
        if (arguments is not ["create", ..])
            throw new FormatException(Usage.Create);

        var command = new CreateCommand(Connection: null, Orders: 1000, Seed: 1);
        for (var index = 1; index < arguments.Length; index += 2)
        {
            if (index + 1 == arguments.Length)
                throw new FormatException($"{arguments[index]} needs a value; {Usage.Create}");

            var value = arguments[index + 1];
            command = arguments[index] switch
            {
                "--connection" => command with { Connection = value },
                "--orders" => command with { Orders = Number(arguments[index], value) },
                "--seed" => command with { Seed = Number(arguments[index], value) },
                var other => throw new FormatException($"{other} is not an option; {Usage.Create}"),
            };
        }

        return command;
    }

    private static int Number(string option, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{option} needs a whole number, not '{value}'");
}
