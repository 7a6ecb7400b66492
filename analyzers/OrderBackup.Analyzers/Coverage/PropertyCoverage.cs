using OrderBackup.Analyzers.Model;

namespace OrderBackup.Analyzers.Coverage;

/// <summary>OBK1001: which stored properties of an entity no line covers.</summary>
/// <remarks>
/// A property is covered by a line for itself, by an exempt line for itself, for its column or for what it is a part of, and, when it is of a
/// class that is no document, by a line for anything inside of it. What is stored in columns of its own needs a line for each.
/// A document needs a line for its column; <see cref="DocumentCoverage"/> says when its parts need some too.
/// </remarks>
internal sealed class PropertyCoverage(OrderEntity entity, ListedColumns columns)
{
    public IEnumerable<UncoveredProperty> Find()
    {
        foreach (var property in entity.Model.Properties)
        {
            if (property.IsInsideJson || IsInherited(property))
            {
                continue;
            }

            var path = LinePaths.Key(property.Path);
            if (!IsCovered(property, path))
            {
                yield return new UncoveredProperty(property.Path, property.Member, property.EntityMember, property.Column, columns.FindWithoutProperty(property.Column) is not null);
            }

            foreach (var part in DocumentCoverage.Find(entity, property, columns))
            {
                yield return part;
            }
        }
    }

    // The base's entity answers for it. A key that a derived class's own table repeats is listed without an arrow.
    private bool IsInherited(StoredProperty property) => entity.Base is { } based && based.Properties.Any(inherited => inherited.Path == property.Path);

    private bool IsCovered(StoredProperty property, string path) =>
        entity.Lines.At(path).Count > 0
        || columns.FindWithoutProperty(property.Column) is { Exemption: not null }
        || LinePaths.Above(path).Any(above => entity.Lines.At(above).Any(line => line.IsExempt))
        || (!property.IsJsonDocument && entity.Lines.Under(path).Any(line => !line.IsExempt && line.Entry.Key is { JsonPath: null }));
}
