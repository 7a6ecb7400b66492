using System.Globalization;

namespace OrderBackup.Tool.Output;

/// <summary>Numbers as people read them. Sizes are decimal, as disks and the speeds in the documentation are.</summary>
internal static class Amount
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];

    /// <summary><c>1 table</c>, <c>1,204 tables</c>.</summary>
    public static string Of(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    /// <summary><c>12 tables, 140 columns, 1,204,331 rows</c>.</summary>
    public static string Scope(long tables, long columns, long rows) => $"{Of(tables, "table")}, {Of(columns, "column")}, {Of(rows, "row")}";

    /// <summary><c>512 B</c>, <c>1.2 GB</c>, <c>118 MB</c>.</summary>
    public static string Size(long bytes)
    {
        double size = bytes;
        var unit = 0;
        // 999.5 would be printed as 1000.
        while (size >= 999.5 && unit < Units.Length - 1)
        {
            size /= 1000;
            unit++;
        }

        var format = unit > 0 && size < 9.95 ? "0.0" : "0";
        return $"{size.ToString(format, CultureInfo.InvariantCulture)} {Units[unit]}";
    }

    /// <summary><c>118 MB/s</c>; a run too short to measure has no speed.</summary>
    public static string Rate(long bytes, TimeSpan duration) =>
        duration <= TimeSpan.Zero ? "- MB/s" : $"{Size((long)Math.Min(long.MaxValue / 2, bytes / duration.TotalSeconds))}/s";

    /// <summary><c>0.3 s</c>, <c>2 min 5 s</c>, <c>1 h 2 min</c>.</summary>
    public static string Duration(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < 59.95 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0} s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalMinutes} min {duration.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalHours} h {duration.Minutes} min"),
    };

    /// <summary><c>1:05</c>, <c>1:02:09</c>: a running clock.</summary>
    public static string Clock(TimeSpan elapsed) => elapsed.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)elapsed.TotalHours}:{elapsed.Minutes:00}:{elapsed.Seconds:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{elapsed.Minutes}:{elapsed.Seconds:00}");
}
