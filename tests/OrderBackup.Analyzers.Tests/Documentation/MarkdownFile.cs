using System.Text.RegularExpressions;

namespace OrderBackup.Analyzers.Tests.Documentation;

/// <summary>A Markdown document as far as it is compared: headings, tables and links. Code is none of them.</summary>
internal sealed partial class MarkdownFile
{
    private readonly string[] _lines;

    public MarkdownFile(string path, string text)
    {
        Path = path;
        _lines = [.. WithoutCodeBlocks(text.ReplaceLineEndings("\n").Split('\n'))];
    }

    public static MarkdownFile Read(string path) => new(path, File.ReadAllText(path));

    public string Path { get; }

    public string Name => System.IO.Path.GetRelativePath(Repository.Folder, Path);

    public string Title => Headings.First();

    /// <summary>The headings' texts, the title first.</summary>
    public IEnumerable<string> Headings => _lines.Select(line => HeadingPattern().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value.Trim());

    /// <summary>The anchors that GitHub gives to the headings.</summary>
    public IReadOnlySet<string> Anchors => Headings.Select(Anchor).ToHashSet(StringComparer.Ordinal);

    /// <summary>The rows of all tables, without heads.</summary>
    public IEnumerable<IReadOnlyList<string>> Rows => _lines.Where((line, at) => line.StartsWith('|') && IsBody(at)).Select(Cells);

    /// <summary>The first row whose first cell names the id, as text or as a link; null when there is none.</summary>
    public IReadOnlyList<string>? Row(string id) => Rows.FirstOrDefault(row => IdOf(row) == id);

    /// <summary>The diagnostic id in a row's first cell; null when it has none.</summary>
    public static string? IdOf(IReadOnlyList<string> row) => IdCell().Match(row[0]) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>Where the document's links lead to.</summary>
    public IEnumerable<string> Links => LinkPattern().Matches(InlineCode().Replace(string.Join('\n', _lines), "`")).Select(match => match.Groups[1].Value);

    /// <summary>The links that lead to no file, or to no heading of it. Addresses elsewhere are not looked at.</summary>
    public IEnumerable<string> BrokenLinks() => Links.Where(link => !link.Contains("://", StringComparison.Ordinal) && !IsWhole(link));

    private bool IsWhole(string link)
    {
        var parts = link.Split('#', 2);
        var target = parts[0].Length == 0 ? Path : System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, parts[0]));
        if (parts.Length == 1)
        {
            return File.Exists(target) || Directory.Exists(target);
        }

        return target == Path ? Anchors.Contains(parts[1]) : File.Exists(target) && Read(target).Anchors.Contains(parts[1]);
    }

    private bool IsBody(int line)
    {
        var first = line;
        while (first > 0 && _lines[first - 1].StartsWith('|'))
        {
            first--;
        }

        return line >= first + 2;
    }

    private static List<string> Cells(string row) => [.. CellBorder().Split(row.Trim().Trim('|')).Select(cell => cell.Trim())];

    private static string Anchor(string heading) => NotInAnchor().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    private static IEnumerable<string> WithoutCodeBlocks(IEnumerable<string> lines)
    {
        var isFenced = false;
        foreach (var line in lines)
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isFenced = !isFenced;
            }
            else if (!isFenced && !line.StartsWith("    ", StringComparison.Ordinal))
            {
                yield return line;
            }
        }
    }

    [GeneratedRegex("^#{1,6} (.+)$")]
    private static partial Regex HeadingPattern();

    [GeneratedRegex(@"\[[^\]]*\]\(([^)\s]+)\)")]
    private static partial Regex LinkPattern();

    [GeneratedRegex("`[^`\n]+`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex CellBorder();

    [GeneratedRegex(@"^\[?(OBK[0-9]{4})\b")]
    private static partial Regex IdCell();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchor();
}
