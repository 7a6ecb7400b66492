using System.Text.Json;
using OrderBackup.Tool.Output;

namespace OrderBackup.Tool.Tests;

/// <summary>One run of the command in this process, with what it wrote.</summary>
internal sealed record ToolRun(int ExitCode, string Out, string Error, OrderBackupOptions? Options)
{
    /// <summary>The one document on stdout; fails when there is anything else.</summary>
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    /// <summary>The last line on stdout.</summary>
    public string Verdict => Out.TrimEnd().Split('\n')[^1];

    public static Task<ToolRun> OfAsync(FakeOrderBackup service, params string[] args) => WithAsync(service, new TerminalTraits(), [], default, args);

    public static async Task<ToolRun> WithAsync(
        FakeOrderBackup service, TerminalTraits traits, Dictionary<string, string> environment, CancellationToken cancellationToken, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        OrderBackupOptions? options = null;
        var terminal = new Terminal(output, error, traits, environment.GetValueOrDefault);
        var commandLine = new OrderBackupCommandLine(
            given =>
            {
                given.Validate();
                options = given;
                return service;
            },
            terminal);
        var exitCode = await commandLine.RunAsync(args, cancellationToken);
        return new ToolRun(exitCode, output.ToString(), error.ToString(), options);
    }
}
