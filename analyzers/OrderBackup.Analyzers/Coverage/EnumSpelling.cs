using System.Globalization;
using Microsoft.CodeAnalysis;
using OrderBackup.Analyzers.Model;
using OrderBackup.Analyzers.Model.Naming;

namespace OrderBackup.Analyzers.Coverage;

/// <summary>The ways in which an enum's members may be stored, each as a list of values in the order of declaration.</summary>
/// <remarks>
/// A conversion to string stores the member's name. A PostgreSQL enum mapped by Npgsql stores the label of <c>[PgName]</c>, or the name in
/// snake_case. Without a conversion the number is stored. Which of them it is, only the line can tell when the mapping does not.
/// </remarks>
internal static class EnumSpelling
{
    private static readonly string[] LabelAttributes = ["NpgsqlTypes.PgNameAttribute", "System.Runtime.Serialization.EnumMemberAttribute"];

    /// <summary>The spelling that the line uses; null when none of them has a value of the line.</summary>
    public static IReadOnlyList<string>? Find(INamedTypeSymbol type, IReadOnlyList<string> listed, bool isName)
    {
        var members = Members(type);
        var names = members.ConvertAll(member => member.Name);
        if (isName)
        {
            return names;
        }

        List<string>[] spellings =
        [
            names,
            members.ConvertAll(Label),
            names.ConvertAll(name => NameRewriter.Rewrite(name, NamingConvention.SnakeCase)!),
            members.ConvertAll(member => Convert.ToString(member.ConstantValue, CultureInfo.InvariantCulture) ?? ""),
        ];
        var known = new HashSet<string>(listed, StringComparer.Ordinal);
        var best = spellings.OrderByDescending(spelling => spelling.Count(known.Contains)).First();
        return best.Exists(known.Contains) ? best : null;
    }

    /// <summary>Values that need no place in a line: a second name of a member is stored as the first or the other, as .NET pleases.</summary>
    public static IEnumerable<string> Aliases(INamedTypeSymbol type) =>
        Constants(type).GroupBy(field => field.ConstantValue).SelectMany(group => group.Skip(1)).Select(field => field.Name);

    private static List<IFieldSymbol> Members(INamedTypeSymbol type) => Constants(type).GroupBy(field => field.ConstantValue).Select(group => group.First()).ToList();

    private static IEnumerable<IFieldSymbol> Constants(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(field => field is { HasConstantValue: true, ConstantValue: not null });

    private static string Label(IFieldSymbol member)
    {
        foreach (var attribute in LabelAttributes.Select(name => EfNames.Find(member, name)))
        {
            if ((EfNames.FirstText(attribute) ?? EfNames.NamedText(attribute, "Value")) is { } label)
            {
                return label;
            }
        }

        return member.Name;
    }
}
