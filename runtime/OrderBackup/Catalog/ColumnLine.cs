using System.Globalization;

namespace OrderBackup.Catalog;

/// <summary>One column as <see cref="CatalogQueries.Columns"/> writes it.</summary>
/// <param name="Number">Its number in its table.</param>
/// <param name="Type">Its type's id.</param>
/// <param name="Modifier">Its type's modifier.</param>
/// <param name="Traits">What else is known of it.</param>
/// <param name="Name">Its name.</param>
internal readonly record struct ColumnLine(short Number, uint Type, int Modifier, ColumnTraits Traits, string Name)
{
    /// <summary>Reads the columns of a table, in the order of the text.</summary>
    public static IEnumerable<ColumnLine> ReadAll(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            var isFolded = false;

            // A line that begins with a blank goes on with the name before it.
            while (end >= 0 && text[end + 1] == ' ')
            {
                isFolded = true;
                end = text.IndexOf('\n', end + 1);
            }

            end = end < 0 ? text.Length : end;
            yield return Read(text.AsSpan(start, end - start), isFolded);
            start = end + 1;
        }
    }

    private static ColumnLine Read(ReadOnlySpan<char> line, bool isFolded)
    {
        var number = short.Parse(Take(ref line), CultureInfo.InvariantCulture);
        var type = uint.Parse(Take(ref line), CultureInfo.InvariantCulture);
        var modifier = int.Parse(Take(ref line), CultureInfo.InvariantCulture);
        var traits = (ColumnTraits)int.Parse(Take(ref line), CultureInfo.InvariantCulture);
        var name = line.ToString();
        return new ColumnLine(number, type, modifier, traits, isFolded ? name.Replace("\n ", "\n", StringComparison.Ordinal) : name);
    }

    private static ReadOnlySpan<char> Take(ref ReadOnlySpan<char> line)
    {
        var length = line.IndexOf(' ');
        var word = line[..length];
        line = line[(length + 1)..];
        return word;
    }
}
