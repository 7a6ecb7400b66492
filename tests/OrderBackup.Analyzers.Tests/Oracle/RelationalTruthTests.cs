using OrderBackup.Coverage;

namespace OrderBackup.Analyzers.Tests.Oracle;

/// <summary>Proves the oracle itself: an application whose columns are written down by hand, after EF Core's and Npgsql's documentation.</summary>
public sealed class RelationalTruthTests
{
    private const string Source = """
        using System.ComponentModel.DataAnnotations.Schema;
        using Microsoft.EntityFrameworkCore;

        namespace Handwritten;

        public abstract class Document
        {
            private string _owner = "";
            public int Id { get; set; }
            public string Title { get; set; } = "";
            public int Length => Title.Length + _owner.Length;
            public uint Version { get; set; }
        }

        public class Quote : Document
        {
            public State State { get; set; }
            public Address Delivery { get; set; } = new();
            public List<Line> Lines { get; set; } = new();
            public List<Step> Steps { get; set; } = new();
        }

        public class Letter : Document
        {
            public State State { get; set; }
            [Column(TypeName = "jsonb")] public Style Style { get; set; } = new();
        }

        public enum State { Open, Done }
        public class Address { public string City { get; set; } = ""; public string Street { get; set; } = ""; }
        public class Line { public string Text { get; set; } = ""; }
        public class Step { public string Name { get; set; } = ""; public List<Check> Checks { get; set; } = new(); }
        public class Check { public bool Done { get; set; } }
        public class Style { public string Font { get; set; } = ""; }
        public class Report { public int Count { get; set; } }
        public class Stock { public int Id { get; set; } public int Units { get; set; } }

        public class PaperContext : DbContext
        {
            public DbSet<Document> Documents => Set<Document>();
            public DbSet<Letter> Letters => Set<Letter>();
            public DbSet<Quote> Quotes => Set<Quote>();
            public DbSet<Stock> Stock => Set<Stock>();

            protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

            protected override void OnModelCreating(ModelBuilder modelBuilder)
            {
                modelBuilder.HasDefaultSchema("papers");
                modelBuilder.Entity<Document>().Property<string>("_owner").HasColumnName("owner");
                modelBuilder.Entity<Document>().Property<DateTime>("Touched");
                modelBuilder.Entity<Document>().Property(d => d.Version).IsRowVersion();
                modelBuilder.Entity<Quote>(quote =>
                {
                    quote.Property(q => q.State).HasConversion<string>().HasColumnName("quote_state");
                    quote.OwnsOne(q => q.Delivery).Property(a => a.City).HasColumnName("city");
                    quote.OwnsMany(q => q.Lines, line => line.ToTable("quote_lines", "public"));
                    quote.OwnsMany(q => q.Steps, step =>
                    {
                        step.ToJson("steps");
                        step.OwnsMany(s => s.Checks).HasJsonPropertyName("checks");
                    });
                });
                modelBuilder.Entity<Report>().HasNoKey().ToView("report");
            }
        }
        """;

    private static readonly string[] Document =
    [
        """Discriminator (optional) = papers."Documents"."Discriminator" """,
        """Id = papers."Documents"."Id" """,
        """Title = papers."Documents"."Title" """,
        """Touched = papers."Documents"."Touched" """,
        """_owner = papers."Documents".owner""",
    ];

    [Fact]
    public void Base_of_a_hierarchy_has_its_fields_and_shadow_properties_but_neither_computed_members_nor_xmin() =>
        Assert.Equal(Lines(Document), Read("Document"));

    [Fact]
    public void Derived_class_has_owned_parts_by_path_and_documents_by_json_path() =>
        Assert.Equal(
            Lines(
                [
                    .. Document,
                    """Delivery.City = papers."Documents".city""",
                    """Delivery.QuoteId (optional) = papers."Documents"."Id" """,
                    """Delivery.Street = papers."Documents"."Delivery_Street" """,
                    """Lines[].Id (optional) = quote_lines."Id" """,
                    """Lines[].QuoteId (optional) = quote_lines."QuoteId" """,
                    """Lines[].Text = quote_lines."Text" """,
                    """State = papers."Documents".quote_state""",
                    """Steps = papers."Documents".steps""",
                    """Steps[].Checks (optional) = papers."Documents".steps:$[*].checks""",
                    """Steps[].Checks[].Done = papers."Documents".steps:$[*].checks[*].Done""",
                    """Steps[].Name = papers."Documents".steps:$[*].Name""",
                ]),
            Read("Quote"));

    [Fact]
    public void Sibling_keeps_its_own_column_and_the_parts_of_its_json_class() =>
        Assert.Equal(
            Lines(
                [
                    .. Document,
                    """State = papers."Documents"."State" """,
                    """Style = papers."Documents"."Style" """,
                    """Style.Font = papers."Documents"."Style":$.Font""",
                ]),
            Read("Letter"));

    [Fact]
    public void Enum_is_known_to_be_stored_by_name_or_by_number()
    {
        Assert.True(Entity("Quote").Properties["State"].IsEnumName);
        Assert.False(Entity("Letter").Properties["State"].IsEnumName);
        Assert.Null(Entity("Letter").Properties["Title"].IsEnumName);
    }

    [Fact]
    public void Class_without_a_table_is_not_stored() =>
        Assert.Equal(["Handwritten.Document", "Handwritten.Letter", "Handwritten.Quote", "Handwritten.Stock"], Entities().Select(entity => entity.Type).Order(StringComparer.Ordinal));

    [Fact]
    public void Entity_knows_its_table_and_the_entity_that_it_inherits_from()
    {
        Assert.Equal(new QualifiedName("papers", "Stock"), Entity("Stock").Table);
        Assert.Null(Entity("Stock").Base);
        Assert.Equal("Handwritten.Document", Entity("Quote").Base);
    }

    private static List<TruthEntity> Entities() =>
        [.. BuiltContexts.Of(OracleSource.Compile("Handwritten", new Dictionary<string, string> { ["Handwritten.cs"] = Source }).Assembly).SelectMany(RelationalTruth.Of)];

    private static TruthEntity Entity(string name) => Entities().Single(entity => entity.Type == "Handwritten." + name);

    private static IEnumerable<string> Read(string name) =>
        Lines([.. Entity(name).Properties.Values.Select(property => $"{property.Path}{(property.IsOptional ? " (optional)" : "")} = {string.Join(" | ", property.Columns)}")]);

    private static IEnumerable<string> Lines(string[] lines) => lines.Select(line => line.TrimEnd()).Order(StringComparer.Ordinal);
}
