using System.Globalization;
using System.Text;

namespace FurnitureOrders.Data;

/// <summary>Made-up names, numbers, addresses and memos.</summary>
internal static class SampleText
{
    // Long enough for the largest to leave the row for the TOAST table.
    private const int LongestMemoParagraphs = 600;

    public static string Name(SampleRandom random) =>
        random.Pick(SampleWords.Surnames) + random.Pick(SampleWords.Syllables) + (random.Chance(930) ? random.Pick(SampleWords.Syllables) : "");

    // No subscriber's number begins with 0 after the prefix, so none of these can be called.
    public static string Phone(SampleRandom random)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"010-0{random.Next(1000):000}-{random.Next(10000):0000}");
        return random.Chance(950) ? number : number.Replace("-", "", StringComparison.Ordinal) + " / 02-000-0000";
    }

    public static string Address(SampleRandom random)
    {
        var street = $"{random.Pick(SampleWords.Cities)} {random.Pick(SampleWords.Districts)} {random.Pick(SampleWords.Streets)} {random.Next(1, 300)}";
        var building = $"{random.Pick(SampleWords.Buildings)} {random.Next(101, 130)}동 {random.Next(1, 30)}{random.Next(1, 9):00}호";
        return random.Next(10) switch
        {
            < 6 => $"{street}\n{building}",
            6 => $"{street}\r\n{building}\r\n(뒷문으로 들어오세요)",
            7 => $"{street}, {building}",
            8 => $"{street}\t{building}",
            _ => street,
        };
    }

    public static string Memo(SampleRandom random)
    {
        if (!random.Chance(5))
            return random.Chance(700) ? random.Pick(SampleWords.Remarks) : $"{random.Pick(SampleWords.Remarks)}\n{random.Pick(SampleWords.Remarks)}";

        var memo = new StringBuilder();
        var paragraphs = random.Next(20, LongestMemoParagraphs);
        for (var paragraph = 1; paragraph <= paragraphs; paragraph++)
            memo.Append(CultureInfo.InvariantCulture, $"{paragraph}. {random.Pick(SampleWords.Remarks)}\n");
        return memo.ToString();
    }

    public static string Date(DateTime moment) => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Time(DateTime moment) => moment.ToString("HH:mm", CultureInfo.InvariantCulture);
}
