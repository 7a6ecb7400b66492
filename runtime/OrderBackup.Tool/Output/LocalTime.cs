using System.Globalization;

namespace OrderBackup.Tool.Output;

/// <summary>Instants in the reader's time zone, with the offset, so that no one has to guess.</summary>
internal static class LocalTime
{
    public static string Of(DateTimeOffset instant, Terminal terminal) =>
        Local(instant, terminal).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    public static string MinuteOf(DateTimeOffset instant, Terminal terminal) =>
        Local(instant, terminal).ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);

    public static string DayOf(DateTimeOffset instant, Terminal terminal) =>
        Local(instant, terminal).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Local(DateTimeOffset instant, Terminal terminal) =>
        TimeZoneInfo.ConvertTime(instant, terminal.Clock.LocalTimeZone);
}
