namespace FurnitureOrders;

/// <summary>What the program understands.</summary>
internal static class Usage
{
    public const string Create = "usage: FurnitureOrders create [--orders N] [--seed S] [--connection CONNECTION]";

    private const string All = """
        usage: FurnitureOrders [web] [--urls URLS]
               FurnitureOrders create [--orders N] [--seed S] [--connection CONNECTION]
               FurnitureOrders hash-password   (reads the password from standard input)
        """;

    /// <summary>Says what is understood, to somebody who asked for something else.</summary>
    /// <returns>The exit code.</returns>
    public static int Refuse() => Fail($"there is no such command\n{All}");

    /// <summary>Says why the program ends.</summary>
    /// <param name="message">Why.</param>
    /// <returns>The exit code.</returns>
    public static int Fail(string message)
    {
        Console.Error.WriteLine($"error: {message}");
        return 1;
    }
}
