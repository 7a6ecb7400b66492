using Microsoft.CodeAnalysis;
using OrderBackup.Analyzers.Model;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Tests.Oracle;

/// <summary>Holds what <see cref="OrderModel"/> reads from an application's source against what EF Core makes of it.</summary>
/// <remarks>
/// Several contexts may have one class: the reader may then give the column of any of them, but be certain only of one that all have.
/// </remarks>
internal sealed class OracleComparison
{
    private readonly OracleResult result;
    private readonly ILookup<string, TruthEntity> truth;
    private readonly ILookup<string, EntityModel> listed;

    private OracleComparison(string name, IEnumerable<TruthEntity> truth, OrderModel model)
    {
        result = new(name);
        this.truth = truth.ToLookup(entity => entity.Type, StringComparer.Ordinal);
        listed = model.Entities.ToLookup(entity => TypeNames.Of(entity.Type), StringComparer.Ordinal);
    }

    public static OracleResult Of(string name, CancellationToken cancellationToken)
    {
        var source = OracleSource.Load(name);
        var truth = BuiltContexts.Of(source.Assembly).SelectMany(RelationalTruth.Of).ToList();
        return Of(name, truth, OrderModel.Read(source.Compilation, cancellationToken));
    }

    public static OracleResult Of(string name, IEnumerable<TruthEntity> truth, OrderModel model)
    {
        var comparison = new OracleComparison(name, truth, model);
        comparison.CompareListed();
        comparison.FindMissed();
        return comparison.result;
    }

    private void CompareListed()
    {
        foreach (var entity in listed.SelectMany(group => group))
        {
            var known = truth[TypeNames.Of(entity.Type)].ToList();
            if (known.Count > 0)
            {
                CompareEntity(entity, known);
            }
            else if (!EfNames.Has(entity.Type, EfNames.Table))
            {
                // A class with [Table] that no context has is listed by design: another project's context may have it.
                result.NotStored.Add($"{TypeNames.Of(entity.Type)}: no context stores this class in a table");
            }
        }
    }

    private void CompareEntity(EntityModel entity, List<TruthEntity> known)
    {
        var type = TypeNames.Of(entity.Type);
        if (entity.Table is { } table && !known.Exists(candidate => candidate.Table == table))
        {
            result.Wrong.Add($"{type}: expected the table {string.Join(" or ", known.Select(candidate => candidate.Table?.ToString() ?? "(none)"))}, got {table}");
        }

        if (entity.Base is { } ancestor && !known.Exists(candidate => candidate.Base == TypeNames.Of(ancestor)))
        {
            result.Wrong.Add($"{type}: expected the base {string.Join(" or ", known.Select(candidate => candidate.Base ?? "(none)"))}, got {TypeNames.Of(ancestor)}");
        }

        foreach (var property in entity.Properties)
        {
            CompareProperty($"{type}.{property.Path}", property, [.. known.Select(candidate => candidate.Find(property.Path)).OfType<TruthProperty>()]);
        }

        foreach (var repeated in entity.Properties.GroupBy(property => property.Path, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            result.Wrong.Add($"{type}.{repeated.Key}: listed {repeated.Count()} times");
        }

        foreach (var unstored in entity.Unstored.Where(unstored => known.Exists(candidate => candidate.Find(unstored.Path) is not null)))
        {
            result.Wrong.Add($"{type}.{unstored.Path}: said not to be stored because {unstored.Reason}, but it is");
        }
    }

    private void CompareProperty(string name, StoredProperty property, List<TruthProperty> known)
    {
        if (known.Count == 0)
        {
            result.NotStored.Add(property.Column is { } column ? $"{name}: got {column}" : name);
            return;
        }

        if (property.Column is null)
        {
            result.Unknowns.Add($"{name}: expected {Expected(known)}");
        }
        else if (known.Exists(candidate => candidate.Columns.Contains(property.Column)))
        {
            result.Agreed++;
        }
        else
        {
            result.Wrong.Add($"{name}: expected {Expected(known)}, got {property.Column}");
        }

        CompareCertainty(name, property, known);
        CompareForm(name, property, known);
    }

    private void CompareCertainty(string name, StoredProperty property, List<TruthProperty> known)
    {
        if (property.CertainTable is { } table && !known.TrueForAll(candidate => candidate.Columns.Any(column => column.Table == table)))
        {
            result.Wrong.Add($"{name}: certain of the table {table}, expected {Expected(known)}");
        }

        if (property.CertainColumn is { } column && !known.TrueForAll(candidate => candidate.Columns.Any(key => key.Column == column)))
        {
            result.Wrong.Add($"{name}: certain of the column {column}, expected {Expected(known)}");
        }
    }

    private void CompareForm(string name, StoredProperty property, List<TruthProperty> known)
    {
        if (!known.Exists(candidate => candidate.Columns.Any(column => column.JsonPath is not null) == property.IsInsideJson))
        {
            result.Wrong.Add($"{name}: said to be {(property.IsInsideJson ? "inside" : "outside")} a JSON document, expected {Expected(known)}");
        }

        if (property.IsJsonDocument && !known.Exists(candidate => candidate.IsJsonColumn))
        {
            result.Wrong.Add($"{name}: said to be a JSON document");
        }

        if (property.IsEnumName is { } isName && known.Exists(candidate => candidate.IsEnumName is { } expected && expected != isName))
        {
            result.Wrong.Add($"{name}: said {(isName ? "" : "not ")}to be stored as the enum member's name");
        }
    }

    private void FindMissed()
    {
        var isByReflection = OracleCases.RegisteredByReflection.Contains(result.Name);
        foreach (var entity in truth.SelectMany(group => group))
        {
            foreach (var property in entity.Properties.Values.Where(property => !IsListed(entity.Type, property)))
            {
                if (property.IsOptional || IsListedByBase(entity, property) || (!listed.Contains(entity.Type) && (entity.IsKeyless || entity.Table is null || isByReflection)))
                {
                    result.LeftOut++;
                }
                else
                {
                    result.Missed.Add($"{entity.Type}.{property.Path}: expected {Expected([property])} of {entity.Context}");
                }
            }
        }
    }

    private bool IsListed(string type, TruthProperty property) =>
        listed[type].Any(entity => entity.Properties.Any(stored => stored.Path == property.Path || (property.IsDocument && stored.Path == property.Path + "[]")));

    /// <summary>Whether an inherited property stands under the entity that the reader names as the one that has it.</summary>
    private bool IsListedByBase(TruthEntity entity, TruthProperty property)
    {
        if (!property.IsInherited)
        {
            return false;
        }

        return listed[entity.Type].Any(model => model.Base is { } ancestor
            && (IsListed(TypeNames.Of(ancestor), property)
                || truth[TypeNames.Of(ancestor)].Any(above => above.Properties.TryGetValue(property.Path, out var same) && IsListedByBase(above, same))));
    }

    private static string Expected(IEnumerable<TruthProperty> known) =>
        string.Join(" or ", known.SelectMany(candidate => candidate.Columns).Select(column => column.ToString()).Distinct());
}
