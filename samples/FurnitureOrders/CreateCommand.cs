using System.Globalization;

namespace FurnitureOrders;

/// <summary>What the command line asks for.</summary>
/// <param name="Connection">The connection, or null when it is to come from the environment.</param>
/// <param name="Orders">How many orders.</param>
/// <param name="Seed">The seed.</param>
internal sealed record CreateCommand(string? Connection, int Orders, int Seed)
{
    /// <summary>How to use the program.</summary>
    public const string Usage = "usage: FurnitureOrders create [--orders N] [--seed S] [--connection CONNECTION]";

    /// <summary>Reads the command line.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <exception cref="FormatException">They are not understood.</exception>
    public static CreateCommand Read(IReadOnlyList<string> arguments)
    {
        if (arguments is not ["create", ..])
            throw new FormatException(Usage);

        var command = new CreateCommand(Connection: null, Orders: 1000, Seed: 1);
        for (var index = 1; index < arguments.Count; index += 2)
        {
            if (index + 1 == arguments.Count)
                throw new FormatException($"{arguments[index]} needs a value; {Usage}");

            var value = arguments[index + 1];
            command = arguments[index] switch
            {
                "--connection" => command with { Connection = value },
                "--orders" => command with { Orders = Number(arguments[index], value) },
                "--seed" => command with { Seed = Number(arguments[index], value) },
                var other => throw new FormatException($"{other} is not an option; {Usage}"),
            };
        }

        return command;
    }

    private static int Number(string option, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{option} needs a whole number, not '{value}'");
}
