using Spectre.Console;
using Spectre.Console.Rendering;

namespace OrderBackup.Tool.Output;

/// <summary>The look that all tables share.</summary>
internal static class Tables
{
    /// <summary>An empty table with headings; those that start with <c>#</c> are of numbers.</summary>
    public static Table Create(Terminal terminal, params string[] headings)
    {
        var table = new Table { Border = terminal.Traits.HasUnicode ? TableBorder.Simple : TableBorder.Ascii, BorderStyle = Styles.Quiet };
        foreach (var heading in headings)
        {
            var isNumber = heading.StartsWith('#');
            var column = new TableColumn(new Text(heading.TrimStart('#'), Styles.Heading))
            {
                NoWrap = isNumber,
                Alignment = isNumber ? Justify.Right : Justify.Left,
            };
            table.AddColumn(column);
        }

        return table;
    }

    /// <summary>Whether a table has room without breaking its cells.</summary>
    public static bool Fits(Table table, Terminal terminal)
    {
        var natural = ((IRenderable)table).Measure(RenderOptions.Create(terminal.Live), int.MaxValue / 2);
        return natural.Max <= terminal.Live.Profile.Width;
    }

    /// <summary>A cell with text that is no markup.</summary>
    public static Text Cell(string text, Style? style = null) => new(Printable.OneLine(text), style);

    /// <summary>A cell that is never broken.</summary>
    public static Text Whole(string text, Style? style = null) => new(Printable.OneLine(text), style) { Overflow = Overflow.Ellipsis };
}
