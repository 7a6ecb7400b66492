using OrderBackup.Coverage.Diagnostics;

namespace OrderBackup.Coverage.Manifest;

/// <summary>Reads a manifest line by line, then checks the lines against each other.</summary>
internal sealed class ManifestReader
{
    private static readonly string[] ConflictMarkers = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

    private readonly string text;
    private readonly LineIndex lines;
    private readonly List<ManifestDirective> directives = [];
    private readonly List<ManifestEntry> entries;
    private readonly List<ManifestProblem> problems = [];

    private ManifestReader(string text)
    {
        this.text = text;
        lines = new(text);
        entries = new(lines.Count);
    }

    public static CoverageManifest Read(string text)
    {
        var reader = new ManifestReader(text);
        for (var line = 1; line <= reader.lines.Count; line++) reader.ReadLine(reader.lines.GetLine(line));
        reader.CheckFormat();
        reader.problems.AddRange(new ContradictionCheck(reader.lines).Find(reader.directives, reader.entries));
        reader.CheckOrder();
        reader.CheckCoversSomething();
        return new(text, reader.lines, reader.GetContent());
    }

    private ManifestContent GetContent() => new(
        directives.Where(directive => directive.Kind == DirectiveKind.Format).Select(GetVersion).DefaultIfEmpty(CoverageManifest.SupportedFormatVersion).First(),
        directives,
        entries,
        [.. problems.OrderBy(problem => problem.Span.Start).ThenBy(problem => problem.Id, StringComparer.Ordinal)]);

    private void ReadLine(ManifestSpan line)
    {
        var cursor = new LineCursor(text, line);
        if (line.Length > 0 && text[line.Start] is '<' or '|' or '=' or '>' && Array.Exists(ConflictMarkers, cursor.At))
        {
            cursor.Fail(line, "This is a git conflict marker: resolve the merge, keep the lines that belong here and delete the markers.");
        }
        else
        {
            cursor.SkipBlanks();
            var position = lines.GetPosition(cursor.Position);
            if (cursor.AtEndOrComment) return;
            if (cursor.At('@')) Add(directives, DirectiveReader.Read(cursor, position));
            else Add(entries, EntryReader.Read(cursor, position));
        }

        if (!cursor.HasFaults) return;
        foreach (var fault in cursor.Faults) AddProblem(fault.Id, fault.Message, fault.Span);
    }

    private static void Add<T>(List<T> list, T? item)
        where T : class
    {
        if (item is not null) list.Add(item);
    }

    private static int GetVersion(ManifestDirective directive) => DirectiveReader.TryParseVersion(directive.Value, out var version) ? version : 0;

    private void CheckFormat()
    {
        foreach (var directive in directives.Where(directive => directive.Kind == DirectiveKind.Format))
        {
            var version = GetVersion(directive);
            if (version == CoverageManifest.SupportedFormatVersion) continue;
            AddProblem(DiagnosticIds.NotUnderstood, $"This manifest is written in format {version}, but this version of OrderBackup reads format {CoverageManifest.SupportedFormatVersion}: update OrderBackup, or correct the number.", directive.ValueSpan);
        }
    }

    private void CheckOrder()
    {
        for (var i = 1; i < entries.Count; i++)
        {
            if (ManifestEntry.CompareByKey(entries[i - 1], entries[i]) <= 0) continue;
            AddProblem(DiagnosticIds.OutOfOrder, "This line belongs further up: lines are sorted by column.", entries[i].Span);
        }
    }

    private void CheckCoversSomething()
    {
        var hasScope = directives.Any(directive => directive.Kind == DirectiveKind.Root || (directive.Kind == DirectiveKind.Scope && directive.Value == "all"));
        if (hasScope || entries.Any(entry => entry.Key is not null && entry.Exemption is null)) return;
        AddProblem(DiagnosticIds.NotUnderstood, "This manifest covers nothing: name the order table with @root, or list columns.", new(lines.GetLine(1).Start, 0));
    }

    private void AddProblem(string id, string message, ManifestSpan span) =>
        problems.Add(new(id, DiagnosticCatalog.GetDefaultSeverity(id), message, span, lines.GetPosition(span.Start)));
}
