namespace FurnitureOrders.Tests;

/// <summary>A <c>pg_dump</c> that stops in the middle of the orders until it is let go, or its caller is gone.</summary>
internal sealed class HeldDump
{
    private readonly string _goFile;

    public HeldDump(Site site)
    {
        _goFile = Path.Combine(site.Folder, "go");
        site.ToolsFolder = Directory.CreateDirectory(Path.Combine(site.Folder, "tools")).FullName;
        File.CreateSymbolicLink(Path.Combine(site.ToolsFolder, "psql"), Path.Combine(site.ServerTools, "psql"));
        var script = Path.Combine(site.ToolsFolder, "pg_dump");
        File.WriteAllText(script, $$"""
            #!/bin/sh
            real='{{Path.Combine(site.ServerTools, "pg_dump")}}'
            [ "$1" = --version ] && exec "$real" --version
            "$real" "$@" | {
                head -c 600000
                while [ ! -e '{{_goFile}}' ]; do kill -0 $PPID 2>/dev/null || exit 1; sleep 0.02; done
                cat
            }

            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public void LetGo() => File.WriteAllText(_goFile, "");
}
