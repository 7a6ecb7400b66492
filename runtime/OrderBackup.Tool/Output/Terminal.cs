using Spectre.Console;

namespace OrderBackup.Tool.Output;

/// <summary>What the streams of the process are able to show.</summary>
internal sealed record TerminalTraits
{
    /// <summary>Whether stdout is a terminal that understands escape sequences.</summary>
    public bool IsLive { get; init; }

    /// <summary>Whether stderr is such a terminal.</summary>
    public bool IsErrorLive { get; init; }

    /// <summary>Whether the terminal wants colours.</summary>
    public bool HasColor { get; init; }

    /// <summary>Whether it shows more than ASCII.</summary>
    public bool HasUnicode { get; init; } = true;

    /// <summary>The width to keep to, in cells; null when the output goes to a file, which has none.</summary>
    public int? Width { get; init; }
}

/// <summary>Where results and messages go: results and the verdict to stdout, errors and warnings to stderr.</summary>
internal sealed class Terminal
{
    // A line that Spectre breaks cannot be copied: only tables keep to the width, lines are left to the terminal.
    private const int Unbroken = 100_000;

    private static readonly string[] LocaleVariables = ["LC_ALL", "LC_CTYPE", "LANG"];

    private readonly IAnsiConsole _lines;
    private readonly IAnsiConsole _errorLines;
    private readonly Func<string, string?> _environment;

    public Terminal(TextWriter output, TextWriter error, TerminalTraits traits, Func<string, string?> environment, TimeProvider? clock = null)
    {
        Out = output;
        Error = error;
        Traits = traits;
        Clock = clock ?? TimeProvider.System;
        _environment = environment;
        _lines = Console(output, traits.IsLive, traits.HasColor, Unbroken);
        _errorLines = Console(error, traits.IsErrorLive, traits.HasColor, Unbroken);
        Live = Console(output, traits.IsLive, traits.HasColor, traits.Width);
    }

    /// <summary>stdout as it is.</summary>
    public TextWriter Out { get; }

    /// <summary>stderr as it is.</summary>
    public TextWriter Error { get; }

    /// <summary>What the streams are able to show.</summary>
    public TerminalTraits Traits { get; }

    /// <summary>The clock for progress and the time zone for times.</summary>
    public TimeProvider Clock { get; }

    /// <summary>stdout within the terminal's width: for tables and the progress line.</summary>
    public IAnsiConsole Live { get; }

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfThisProcess()
    {
        static string? Variable(string name) => Environment.GetEnvironmentVariable(name);

        var isDumb = Variable("TERM") == "dumb";
        var isLive = !System.Console.IsOutputRedirected && !isDumb;
        var traits = new TerminalTraits
        {
            IsLive = isLive,
            IsErrorLive = !System.Console.IsErrorRedirected && !isDumb,
            HasColor = string.IsNullOrEmpty(Variable("NO_COLOR")),
            HasUnicode = System.Console.IsOutputRedirected || OperatingSystem.IsWindows() || IsUnicodeLocale(Variable),
        };
        return new Terminal(System.Console.Out, System.Console.Error, traits, Variable);
    }

    /// <summary>A variable of the environment.</summary>
    public string? Variable(string name) => _environment(name);

    /// <summary>Prints a line of the result.</summary>
    public void Line(string text, Style? style = null) => _lines.WriteLine(Printable.Of(text), style ?? Style.Plain);

    /// <summary>Prints the last line: the verdict in a word, then its facts.</summary>
    public void Verdict(Tone tone, string word, string facts)
    {
        _lines.Write(new Text(Printable.Of(word), Styles.Of(tone)));
        _lines.WriteLine($": {Printable.Of(facts)}");
    }

    /// <summary>Prints a line about an error.</summary>
    public void ErrorLine(string text) => ErrorLine(Tone.Bad, "error", text);

    /// <summary>Prints a line about something to look at.</summary>
    public void WarnLine(string text) => ErrorLine(Tone.Fair, "warning", text);

    /// <summary>Prints a line to stderr with its first word toned.</summary>
    public void ErrorLine(Tone tone, string word, string text)
    {
        _errorLines.Write(new Text(Printable.Of(word), Styles.Of(tone)));
        _errorLines.WriteLine($": {Printable.Of(text)}");
    }

    /// <summary>Shows the cursor again that a progress line hides, for a process that ends at once.</summary>
    public void ShowCursor()
    {
        if (Traits.IsLive)
        {
            Out.Write("\u001b[?25h");
            Out.Flush();
        }
    }

    private static bool IsUnicodeLocale(Func<string, string?> variable)
    {
        var locale = LocaleVariables.Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
        return locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase) || locale.Contains("utf8", StringComparison.OrdinalIgnoreCase);
    }

    private static IAnsiConsole Console(TextWriter writer, bool isLive, bool hasColor, int? width)
    {
        var settings = new AnsiConsoleSettings
        {
            Ansi = isLive ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = isLive && hasColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = isLive ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        };
        var console = AnsiConsole.Create(settings);
        if (width is not null || !isLive)
        {
            console.Profile.Width = width ?? Unbroken;
        }

        return console;
    }
}
