using OrderBackup.Analyzers.Model;

namespace OrderBackup.Analyzers.Coverage;

/// <summary>OBK1001 inside a document: once a manifest lists paths of a JSON column, every part of the document's type needs a line.</summary>
/// <remarks>
/// <para>
/// A part is covered by a line for itself or for anything inside of it; in the latter case its own parts are looked at in turn, so that the
/// topmost part without any line is the one that is reported. A line for an object covers all that is inside.
/// </para>
/// <para>
/// An array of objects and its elements are two things: <c>$.history</c> and <c>$.history[*].at</c>. A line for the array alone covers the
/// elements, but where lines list parts of the elements, every part needs one. Such lines are enough for the array itself, unless the
/// manifest lists other arrays of the document by themselves: then all are expected.
/// </para>
/// </remarks>
internal sealed class DocumentCoverage
{
    private readonly OrderEntity entity;
    private readonly ListedColumns columns;
    private readonly List<DocumentPart> uncovered = [];
    private readonly List<DocumentPart> elementsOnly = [];
    private bool listsArrays;

    private DocumentCoverage(OrderEntity entity, ListedColumns columns)
    {
        this.entity = entity;
        this.columns = columns;
    }

    public static IEnumerable<UncoveredProperty> Find(OrderEntity entity, StoredProperty document, ListedColumns columns)
    {
        var path = LinePaths.Key(document.Path);
        var listed = entity.Lines.Under(path).Any(line => line.Entry.Key?.JsonPath is not null);
        if ((!listed && !columns.HasPathsBelow(document.Column)) || entity.Lines.At(path).Any(line => line.IsExempt))
        {
            return [];
        }

        var coverage = new DocumentCoverage(entity, columns);
        coverage.Visit(DocumentPart.RootOf(document, entity));
        var parts = coverage.listsArrays ? coverage.uncovered.Concat(coverage.elementsOnly) : coverage.uncovered;
        return parts.Select(part => new UncoveredProperty(
            part.Path, part.Member, document.EntityMember ?? document.Member, part.Column, columns.FindWithoutProperty(part.Column) is not null));
    }

    private void Visit(DocumentPart parent)
    {
        foreach (var part in parent.Parts())
        {
            var path = LinePaths.Key(part.Path);
            var own = entity.Lines.At(path);
            var isListedBelow = entity.Lines.Under(path).Count > 0 || columns.HasPathsBelow(part.Column);
            if (own.Any(line => line.IsExempt) || columns.FindWithoutProperty(part.Column) is { Exemption: not null })
            {
                continue;
            }

            if (part.IsObjectArray && isListedBelow)
            {
                Visit(part);
                if (own.Count == 0)
                {
                    elementsOnly.Add(part);
                }
            }
            else if (own.Count > 0)
            {
                listsArrays |= part.IsObjectArray;
            }
            else if (isListedBelow)
            {
                Visit(part);
            }
            else
            {
                uncovered.Add(part);
            }
        }
    }
}
