using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OrderBackup.Benchmarks;

/// <summary>
/// A large order model: a context, entities that refer to each other, and a manifest that covers them all. Half of the entities are
/// public, so that the public API, with two lines for each property, is as long as the manifest.
/// </summary>
internal sealed class GeneratedModel(int entities, int properties)
{
    private const string Namespace = "Generated.Orders";

    public int Entities => entities;

    public int ManifestLines => entities * (properties + 1);

    public ImmutableArray<AdditionalText> Files => [new MemoryText("/model/BackupCoverage.txt", Manifest())];

    public ImmutableArray<AdditionalText> ApiFiles => [new MemoryText("/model/PublicAPI.Shipped.txt", Api()), new MemoryText("/model/PublicAPI.Unshipped.txt", "#nullable enable\n")];

    public CSharpCompilation Compile() => References.Compile(
        Enumerable.Range(0, entities).Select(Entity).Append(Context()).Select(text => CSharpSyntaxTree.ParseText(text)));

    private static string Name(int entity) => $"Entity{entity:D3}";

    private static bool IsPublic(int entity) => entity % 2 == 0;

    private static string TypeOf(int property) => (property % 4) switch
    {
        0 => "string?",
        1 => "int",
        2 => "decimal",
        _ => "System.DateTime",
    };

    private string Entity(int entity)
    {
        var text = new StringBuilder($"#nullable enable\nnamespace {Namespace};\n{(IsPublic(entity) ? "public" : "internal")} sealed class {Name(entity)}\n{{\n    public int Id {{ get; set; }}\n");
        for (var i = 0; i < properties; i++)
        {
            text.Append("    public ").Append(TypeOf(i)).Append(" Property").Append(i).AppendLine(" { get; set; }");
        }

        return text.Append("}\n").ToString();
    }

    private string Context()
    {
        var text = new StringBuilder($"#nullable enable\nusing Microsoft.EntityFrameworkCore;\nnamespace {Namespace};\ninternal sealed class OrderContext : DbContext\n{{\n");
        for (var i = 0; i < entities; i++)
        {
            text.AppendLine($"    public DbSet<{Name(i)}> {Name(i)}s => Set<{Name(i)}>();");
        }

        text.AppendLine("    protected override void OnModelCreating(ModelBuilder modelBuilder)\n    {");
        for (var i = 0; i < entities; i++)
        {
            text.AppendLine($"        modelBuilder.Entity<{Name(i)}>(entity => {{ entity.ToTable(\"{Table(i)}\"); entity.HasKey(e => e.Id); }});");
        }

        return text.Append("    }\n}\n").ToString();
    }

    private static string Table(int entity) => $"entity_{entity:D3}";

    private string Manifest()
    {
        var lines = Enumerable.Range(0, entities).SelectMany(entity => Enumerable.Range(0, properties).Select(i => $"Property{i}").Append("Id")
            .Select(property => $"{Table(entity)}.\"{property}\" <- {Name(entity)}.{property}")).Order(StringComparer.Ordinal);
        return $"@format 1\n@namespace {Namespace}\n@root {Table(0)}\n\n{string.Join('\n', lines)}\n";
    }

    private string Api()
    {
        var lines = new List<string>();
        for (var entity = 0; entity < entities; entity++)
        {
            if (!IsPublic(entity))
            {
                continue;
            }

            var name = $"{Namespace}.{Name(entity)}";
            lines.Add(name);
            lines.Add($"{name}.{Name(entity)}() -> void");
            foreach (var (property, type) in Enumerable.Range(0, properties).Select(i => ($"Property{i}", TypeOf(i))).Append(("Id", "int")))
            {
                lines.Add($"{name}.{property}.get -> {type}");
                lines.Add($"{name}.{property}.set -> void");
            }
        }

        lines.Sort(StringComparer.Ordinal);
        return "#nullable enable\n" + string.Join('\n', lines) + "\n";
    }
}
