using System.Globalization;
using System.Text;
using OrderBackup.Backup;
using Spectre.Console;

namespace OrderBackup.Tool.Output;

/// <summary>A phase on one line that fits the terminal: what matters less is left out first.</summary>
internal static class ProgressLine
{
    private const string Gap = "  ";
    private const int PhaseWidth = 8;
    private const string Spinner = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private const string AsciiSpinner = "|/-\\";

    /// <summary>The running phase for a terminal of the given width.</summary>
    /// <param name="reading">The phase; null before it is known.</param>
    /// <param name="tick">Counts up with each drawing.</param>
    /// <param name="isCancelling">Whether the work is being cancelled.</param>
    /// <param name="width">The width in cells; the last one stays free, since some terminals break the line there.</param>
    /// <param name="hasUnicode">Whether more than ASCII is shown.</param>
    public static IReadOnlyList<(string Text, Style Style)> Running(PhaseReading? reading, int tick, bool isCancelling, int width, bool hasUnicode)
    {
        var spinner = hasUnicode ? Spinner : AsciiSpinner;
        var head = $"{spinner[tick % spinner.Length]} {(reading is null ? "starting" : Fit(Printable.OneLine(reading.Last.Phase), PhaseWidth * 2)).PadRight(PhaseWidth)}";
        var line = new List<(string Text, Style Style)> { (Fit(head, width - 1), Styles.Heading) };
        var room = width - 1 - head.GetCellWidth();

        void Add(string text, Style style)
        {
            var cells = Gap.Length + text.GetCellWidth();
            if (text.Length > 0 && cells <= room)
            {
                line.Add((Gap + text, style));
                room -= cells;
            }
        }

        if (isCancelling)
        {
            Add("cancelling; Ctrl+C again ends at once", Styles.Of(Tone.Fair));
        }
        else if (reading is not null)
        {
            AddBar(reading, width, hasUnicode, line, ref room);
            foreach (var number in Numbers(reading))
            {
                Add(number, Style.Plain);
            }

            Add(Fit(Printable.OneLine(reading.Last.Item ?? ""), Math.Max(0, room - Gap.Length)), Styles.Quiet);
        }

        return line;
    }

    /// <summary>The running phase as plain text.</summary>
    public static string Plain(PhaseReading reading) =>
        Printable.OneLine($"{reading.Last.Phase}: {string.Join(", ", Numbers(reading).Select(number => number.Trim()).Append(reading.Last.Item ?? "").Where(part => part.Length > 0))}");

    /// <summary>A phase that is over.</summary>
    public static string Finished(PhaseReading reading)
    {
        var parts = new List<string>();
        if (reading.Last.Bytes > 0)
        {
            parts.Add(Amount.Size(reading.Last.Bytes));
        }

        if (reading.Last.Rows > 0)
        {
            parts.Add(Amount.Of(reading.Last.Rows, "row"));
        }

        parts.Add(Amount.Duration(reading.Elapsed));
        return Printable.OneLine($"{reading.Last.Phase} done: {string.Join(", ", parts)}");
    }

    /// <summary>The text cut to a number of cells; letters of East Asian scripts take two.</summary>
    public static string Fit(string text, int cells)
    {
        if (text.GetCellWidth() <= cells)
        {
            return text;
        }

        var fitting = new StringBuilder();
        var used = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var width = rune.ToString().GetCellWidth();
            if (used + width > cells)
            {
                break;
            }

            fitting.Append(rune);
            used += width;
        }

        return fitting.ToString();
    }

    private static void AddBar(PhaseReading reading, int width, bool hasUnicode, List<(string Text, Style Style)> line, ref int room)
    {
        var cells = width switch { >= 100 => 30, >= 80 => 20, >= 60 => 10, _ => 0 };
        if (reading.Fraction is not { } fraction || cells == 0)
        {
            return;
        }

        var done = (int)(cells * fraction);
        line.Add((Gap + new string(hasUnicode ? '━' : '#', done), Styles.Bar));
        line.Add((new string(hasUnicode ? '─' : '.', cells - done), Styles.Quiet));
        room -= Gap.Length + cells;
    }

    private static IEnumerable<string> Numbers(PhaseReading reading)
    {
        if (reading.Fraction is { } fraction)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{(int)(fraction * 100),3}%");
        }
        else if (reading.Last.Bytes > 0)
        {
            yield return Amount.Size(reading.Last.Bytes).PadLeft(7);
        }

        if (reading.BytesPerSecond is { } speed)
        {
            yield return $"{Amount.Size((long)Math.Max(0, speed))}/s".PadLeft(9);
        }

        if (reading.Last.Rows > 0)
        {
            yield return Amount.Of(reading.Last.Rows, "row");
        }

        yield return Amount.Clock(reading.Elapsed);
    }
}
