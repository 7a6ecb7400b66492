using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace OrderBackup.Reports;

/// <summary>A piece of HTML. Everything that is written into one is escaped unless it is itself one.</summary>
/// <param name="Markup">The markup.</param>
internal readonly record struct Html(string Markup)
{
    /// <summary>Nothing.</summary>
    public static Html Empty { get; } = new("");

    /// <summary>Markup with values in it, as in <c>Html.Of($"&lt;td&gt;{name}&lt;/td&gt;")</c>.</summary>
    public static Html Of(Template template) => new(template.Text.ToString());

    /// <summary>A line of such markup.</summary>
    public static Html Line(Template template) => new(template.Text.Append('\n').ToString());

    /// <summary>A name from the database: its direction is its own and changes nothing around it, and characters that cannot be seen are spelled out.</summary>
    public static Html Name(string name) => Of($"<bdi>{Visible.Of(name)}</bdi>");

    /// <summary>Text from the database.</summary>
    public static Html Prose(string text) => Of($"<bdi>{Visible.OneLine(text)}</bdi>");

    /// <summary>Pieces one after the other.</summary>
    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece.Markup)));

    public override string ToString() => Markup;

    /// <summary>Markup as it is being put together.</summary>
    [InterpolatedStringHandler]
    internal readonly struct Template
    {
        public Template(int literalLength, int formattedCount) => Text = new StringBuilder(literalLength + (16 * formattedCount));

        public StringBuilder Text { get; }

        public void AppendLiteral(string markup) => Text.Append(markup);

        public void AppendFormatted(Html piece) => Text.Append(piece.Markup);

        public void AppendFormatted(int number) => Text.Append(number.ToString(CultureInfo.InvariantCulture));

        public void AppendFormatted(double number) => Text.Append(number.ToString(CultureInfo.InvariantCulture));

        public void AppendFormatted(string text)
        {
            foreach (var character in text)
            {
                _ = character switch
                {
                    '&' => Text.Append("&amp;"),
                    '<' => Text.Append("&lt;"),
                    '>' => Text.Append("&gt;"),
                    '"' => Text.Append("&quot;"),
                    '\'' => Text.Append("&#39;"),
                    _ => Text.Append(character),
                };
            }
        }
    }
}
