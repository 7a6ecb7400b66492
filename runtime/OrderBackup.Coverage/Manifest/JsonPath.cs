using System.Globalization;
using System.Text;

namespace OrderBackup.Coverage.Manifest;

/// <summary>A path inside a JSON column, for example <c>$.items[*].stage</c>; equal when its steps are.</summary>
/// <remarks>The syntax is the part of PostgreSQL's <c>jsonpath</c> that names values: member accessors and <c>[*]</c>.</remarks>
public sealed class JsonPath : IEquatable<JsonPath>
{
    private readonly string text;

    /// <summary>Makes a path of its steps.</summary>
    /// <param name="steps">The member keys from the document's root on; null stands for <c>[*]</c>, all elements of an array.</param>
    public JsonPath(IEnumerable<string?> steps)
    {
        Steps = [.. steps];
        var builder = new StringBuilder("$");
        foreach (var step in Steps)
        {
            if (step is null) builder.Append("[*]");
            else AppendKey(builder.Append('.'), step);
        }

        text = builder.ToString();
    }

    /// <summary>The member keys from the document's root on; null stands for <c>[*]</c>, all elements of an array.</summary>
    public IReadOnlyList<string?> Steps { get; }

    /// <inheritdoc/>
    public bool Equals(JsonPath? other) => other is not null && other.text == text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JsonPath);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(text);

    /// <summary>The path as the manifest writes it, with keys quoted only where they must be.</summary>
    public override string ToString() => text;

    internal static bool IsKeyStart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' || (c >= '\u0080' && char.IsLetter(c));

    internal static bool IsKeyPart(char c) => IsKeyStart(c) || c is >= '0' and <= '9';

    private static void AppendKey(StringBuilder builder, string key)
    {
        if (key.Length > 0 && IsKeyStart(key[0]) && key.All(IsKeyPart))
        {
            builder.Append(key);
            return;
        }

        builder.Append('"');
        foreach (var c in key)
        {
            if (c is '"' or '\\') builder.Append('\\').Append(c);
            else if (QuotedText.MustBeEscaped(c)) builder.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            else builder.Append(c);
        }

        builder.Append('"');
    }
}
