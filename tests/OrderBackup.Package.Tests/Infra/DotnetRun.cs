using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace OrderBackup.Package.Tests.Infra;

/// <summary>One run of the <c>dotnet</c> command: how it ended and what it said.</summary>
internal sealed partial record DotnetRun(string Command, int ExitCode, string Output)
{
    /// <summary>The diagnostics of OrderBackup and of the compiler's analyzer driver, each once, as <c>File.cs(12,19): warning OBK1001</c>; a file by its name.</summary>
    public IReadOnlyList<string> Diagnostics =>
        [.. DiagnosticLine().Matches(Output).Select(match => match.Groups["file"].Value + match.Groups["rest"].Value).Distinct().Order(StringComparer.Ordinal)];

    public DotnetRun Succeeded()
    {
        Assert.True(ExitCode == 0, ToString());
        return this;
    }

    public DotnetRun Failed()
    {
        Assert.True(ExitCode != 0, ToString());
        return this;
    }

    public static Task<DotnetRun> StartAsync(string folder, params string[] arguments) => OfAsync("dotnet", folder, arguments);

    /// <summary>The same of a program that a package installed.</summary>
    public static async Task<DotnetRun> OfAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = new StringBuilder();
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        output.Append(await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        output.Append(await error);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new DotnetRun($"{program} {string.Join(' ', arguments)}", process.ExitCode, output.ToString());
    }

    public override string ToString() => $"{Command} ended with {ExitCode}:\n{Output}";

    // Nothing outlives a run, and nothing of the machine's own packages is used or changed.
    private static readonly (string Name, string? Value)[] Variables =
    [
        ("MSBUILDDISABLENODEREUSE", "1"),
        ("DOTNET_CLI_USE_MSBUILD_SERVER", "0"),
        ("UseSharedCompilation", "false"),
        ("DOTNET_CLI_UI_LANGUAGE", "en"),
        ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"),
        ("DOTNET_NOLOGO", "1"),
        ("NUGET_PACKAGES", null),
        ("MSBUILDTERMINALLOGGER", "off"),
        ("CI", null),
        ("SOURCE_DATE_EPOCH", "1700000000"),
    ];

    [GeneratedRegex(@"^\s*(?:\S*/|\S*\\)?(?<file>[^/\\\r\n(]+)?(?<rest>(?:\(\d+,\d+\))? ?: (?:error|warning) (?:OBK|AD|CS9)\d+)(?=:)", RegexOptions.Multiline)]
    private static partial Regex DiagnosticLine();
}
