using OrderBackup.FaultyTool;
using OrderBackup.Tools;

namespace OrderBackup.Tests.Tools;

/// <summary>A temporary folder with a <c>pg_dump</c> and a <c>psql</c> of the test's making: faulty, real, or only able to tell a version.</summary>
internal sealed class FaultyToolFolder : IDisposable
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public string Path { get; } = Directory.CreateTempSubdirectory("order-backup-tools-").FullName;

    public ToolSearch Search => ToolSearch.Of(Path);

    public string PathOf(string tool) => System.IO.Path.Combine(Path, tool);

    /// <summary>A path in the folder for a file of the test.</summary>
    public string File(string name, byte[]? content = null)
    {
        var path = PathOf(name);
        if (content is not null)
        {
            System.IO.File.WriteAllBytes(path, content);
        }

        return path;
    }

    /// <summary>Puts a stand-in with these faults in the place of <paramref name="tool"/>.</summary>
    public FaultyToolFolder WithFaults(string tool, ToolFaults faults)
    {
        var settings = PathOf(tool + ".json");
        faults.Save(settings);
        var program = System.IO.Path.Combine(AppContext.BaseDirectory, "OrderBackup.FaultyTool.dll");
        return WithScript(tool, $"{ToolFaults.Variable}='{settings}' exec '{Environment.ProcessPath!.DotnetHost()}' '{program}' \"$@\"");
    }

    /// <summary>Puts the real program there.</summary>
    public FaultyToolFolder WithReal(string tool, string realPath)
    {
        System.IO.File.CreateSymbolicLink(PathOf(tool), realPath);
        return this;
    }

    /// <summary>Puts both tools there, able to tell their version and nothing else.</summary>
    public FaultyToolFolder WithVersion(string version) => WithVersion("pg_dump", version).WithVersion("psql", version);

    /// <summary>Puts one tool there that can tell its version and nothing else.</summary>
    public FaultyToolFolder WithVersion(string tool, string version) => WithScript(tool, $"echo '{tool} (PostgreSQL) {version}'");

    /// <summary>Puts a shell script there.</summary>
    public FaultyToolFolder WithScript(string tool, string script)
    {
        System.IO.File.WriteAllText(PathOf(tool), $"#!/bin/sh\n{script}\n");
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("The stand-ins are shell scripts.");
        }

        System.IO.File.SetUnixFileMode(PathOf(tool), Executable);
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

file static class DotnetPrograms
{
    // The test run is itself a program with its own host, unless dotnet test runs it; DOTNET_HOST_PATH is set by the SDK.
    public static string DotnetHost(this string processPath) =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
        ?? (Path.GetFileNameWithoutExtension(processPath) == "dotnet" ? processPath : "dotnet");
}
