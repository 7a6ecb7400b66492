using OrderBackup.Tool.Commands;
using OrderBackup.Tool.Output;

namespace OrderBackup.Tool.Tests;

public sealed class HelpTests
{
    private static readonly OrderBackupCommandLine CommandLine = new(
        _ => new FakeOrderBackup(), new Terminal(TextWriter.Null, TextWriter.Null, new TerminalTraits(), _ => null));

    public static TheoryData<string> Verbs => [.. CommandLine.Root.Subcommands.Select(verb => verb.Name)];

    [Fact]
    public async Task Of_the_command_lists_every_verb_the_common_options_and_the_exit_codes()
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup(), "--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (var verb in CommandLine.Root.Subcommands)
        {
            Assert.Contains($"  {verb.Name} ", run.Out, StringComparison.Ordinal);
            Assert.Contains(verb.Description!, run.Out, StringComparison.Ordinal);
        }

        foreach (var text in new[] { "--connection TEXT", "--connection-variable NAME", "--manifest PATH", "--tools-folder DIR", "--json", "\n  0  ", "\n  1  ", "\n  2  " })
        {
            Assert.Contains(text, run.Out, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Of_a_verb_lists_its_options_with_examples_that_parse(string name)
    {
        var verb = Assert.IsType<VerbCommand>(CommandLine.Root.Subcommands.Single(command => command.Name == name), exactMatch: false);

        var run = await ToolRun.OfAsync(new FakeOrderBackup(), name, "--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (var option in verb.Options.Concat(CommandLine.Root.Options.Where(option => option.Recursive)))
        {
            Assert.Contains($"{option.Name}", run.Out, StringComparison.Ordinal);
            Assert.False(string.IsNullOrEmpty(option.Description));
        }

        Assert.NotEmpty(verb.Examples);
        foreach (var (commandLine, _) in verb.Examples)
        {
            Assert.Contains($"order-backup {commandLine}", run.Out, StringComparison.Ordinal);
            Assert.Empty(CommandLine.Root.Parse(commandLine).Errors);
            Assert.StartsWith(name, commandLine, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Fits_the_width_of_the_terminal(string name)
    {
        var run = await ToolRun.WithAsync(
            new FakeOrderBackup(), new TerminalTraits { IsLive = true, Width = 80 }, [], TestContext.Current.CancellationToken, name, "--help");

        var prose = run.Out[..run.Out.IndexOf("Examples:", StringComparison.Ordinal)];
        Assert.All(prose.Split('\n').Skip(1), line => Assert.True(line.Length < 80, line));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Is_in_the_reference_with_every_option(string name)
    {
        var reference = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "command-line.md"));
        var verb = CommandLine.Root.Subcommands.Single(command => command.Name == name);
        var start = reference.IndexOf($"\n## {name}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"docs/command-line.md has no section '{name}'.");
        var end = reference.IndexOf("\n## ", start + 1, StringComparison.Ordinal);

        var section = reference[start..(end < 0 ? reference.Length : end)];

        foreach (var option in verb.Options)
        {
            Assert.Contains($"`{option.Name}", section, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Version_is_shown()
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup(), "--version");

        Assert.Matches(@"^order-backup \d+\.\d+\.\d+\S*$", run.Out.TrimEnd());
    }
}
