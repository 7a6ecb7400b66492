using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes.Edits;

/// <summary>Adds to one proposed manifest what another says, so that a project with several contexts gets one for all of them.</summary>
internal static class ManifestMerge
{
    public static string Add(string text, string other)
    {
        var added = CoverageManifest.Parse(other);
        text = AddDirectives(text, added);
        var manifest = CoverageManifest.Parse(text);
        var search = new EntrySearch(manifest);
        var named = search.NamedProperties();
        var lines = added.Entries.Select(entry => new ManifestLine
        {
            Key = entry.Key,
            Properties = [.. entry.Properties.Select(path => path.ToString()).Where(name => !named.Contains(search.ShortName(name)))],
            StateValues = entry.State?.Values,
            ExemptReason = entry.Exemption?.Reason,
        });
        return ManifestEdit.Apply(text, ManifestEditor.AddLines(manifest, lines));
    }

    // A format and a scope may stand only once; a proposal without a scope has roots, which both may have.
    private static string AddDirectives(string text, CoverageManifest added)
    {
        var manifest = CoverageManifest.Parse(text);
        var known = new HashSet<(DirectiveKind, string)>(manifest.Directives.Select(directive => (directive.Kind, directive.Value)));
        var isSet = new HashSet<DirectiveKind>(manifest.Directives.Select(directive => directive.Kind).Where(kind => kind is DirectiveKind.Format or DirectiveKind.Scope));
        var lines = added.Directives
            .Where(directive => !isSet.Contains(directive.Kind) && known.Add((directive.Kind, directive.Value)))
            .Select(directive => added.Text.Substring(directive.NameSpan.Start, directive.ValueSpan.End - directive.NameSpan.Start))
            .ToList();
        if (lines.Count == 0) return text;
        var count = manifest.Directives.Count;
        var offset = count == 0 ? manifest.Lines.GetLine(1).Start : manifest.Lines.GetLineWithBreak(manifest.Directives[count - 1].Position.Line).End;
        return ManifestEdit.Apply(text, [ManifestEditor.Insert(manifest, offset, lines)]);
    }
}
