namespace FurnitureOrders.Web;

/// <summary>Prints the hash of a password that it reads from standard input: what <c>SignIn:Users</c> holds.</summary>
internal static class HashPasswordCommand
{
    /// <summary>Reads one line and prints its hash.</summary>
    /// <returns>The exit code.</returns>
    public static int Run()
    {
        if (Console.In.ReadLine() is not { Length: > 0 } password)
            return Usage.Fail("no password on standard input");

        Console.WriteLine(Staff.Hash(password));
        return 0;
    }
}
