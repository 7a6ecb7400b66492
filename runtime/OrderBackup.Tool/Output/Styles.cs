using Spectre.Console;

namespace OrderBackup.Tool.Output;

/// <summary>The styles of the output; without colours only the words remain, and they suffice.</summary>
internal static class Styles
{
    public static readonly Style Heading = new(decoration: Decoration.Bold);
    public static readonly Style Quiet = new(foreground: Color.Grey);
    public static readonly Style Bar = new(foreground: Color.Green);

    public static Style Of(Tone tone) => tone switch
    {
        Tone.Good => new Style(foreground: Color.Green, decoration: Decoration.Bold),
        Tone.Fair => new Style(foreground: Color.Yellow, decoration: Decoration.Bold),
        _ => new Style(foreground: Color.Red, decoration: Decoration.Bold),
    };
}
