using OrderBackup.Tests.Tools;

namespace OrderBackup.Tests.Faults;

/// <summary>Puts a shell script between the product and a real program, which changes what goes through.</summary>
internal static class ToolProxy
{
    /// <summary>A folder in which one of the two programs is a script; the other is real.</summary>
    /// <param name="orders">Whose server's programs are used.</param>
    /// <param name="tool">The program that the script stands for.</param>
    /// <param name="script">What it does; <c>$real</c> is the real program, <c>run</c> calls it.</param>
    public static FaultyToolFolder WithProxy(this OrderCase orders, string tool, string script)
    {
        var other = tool == "psql" ? "pg_dump" : "psql";
        return new FaultyToolFolder()
            .WithScript(tool, $"real='{orders.Real(tool)}'\n[ \"$1\" = --version ] && exec \"$real\" --version\nrun() {{ \"$real\" \"$@\"; }}\n{script}")
            .WithReal(other, orders.Real(other));
    }

    /// <summary>Shell commands that write the script's process id to a file, whole or not at all.</summary>
    public static string WriteId(string file) => $"echo $$ > '{file}.new'; mv '{file}.new' '{file}'";
}
