using OrderBackup.Package.Tests.Infra;

namespace OrderBackup.Package.Tests;

public sealed class SuppressionTests(PackagesFixture packages)
{
    private const string Notes = """
        using System.ComponentModel.DataAnnotations.Schema;
        using System.Diagnostics.CodeAnalysis;

        namespace Shop;

        [Table("order_notes")]
        public class OrderNote
        {
            [Column("id")]
            public int Id { get; set; }

            /*1*/
            public string First { get; set; } = "";

            /*2*/
            public string Second { get; set; } = "";
        }
        """;

    private const string OtherNotes = """
        using System.ComponentModel.DataAnnotations.Schema;

        namespace Shop;

        [Table("other_notes")]
        public class OtherNote
        {
            [Column("id")]
            public int Id { get; set; }

            public string Third { get; set; } = "";
        }
        """;

    [Fact]
    public async Task Warning_is_suppressed_with_a_reason_where_it_stands()
    {
        var consumer = Consumer.Create(packages).WithShop().With("OrderNote.cs", Notes).With("OtherNote.cs", OtherNotes)
            .Replace("BackupCoverage.txt", "orders.id ", "order_notes.id  <- OrderNote.Id\norders.id ")
            .Replace("BackupCoverage.txt", "{state}\n", "{state}\nother_notes.id  <- OtherNote.Id\n");
        Assert.Equal(
            ["OrderNote.cs(13,19): warning OBK1001", "OrderNote.cs(16,19): warning OBK1001", "OtherNote.cs(11,19): warning OBK1001"],
            (await consumer.BuildAsync()).Succeeded().Diagnostics);

        consumer.Replace("OrderNote.cs", "/*1*/", "#pragma warning disable OBK1001 // Rebuilt from the events.")
            .Replace("OrderNote.cs", "/*2*/", "#pragma warning restore OBK1001\n    [SuppressMessage(\"Coverage\", \"OBK1001\", Justification = \"Rebuilt from the events.\")]")
            .With(".editorconfig", "[OtherNote.cs]\n# Rebuilt from the events.\ndotnet_diagnostic.OBK1001.severity = none\n");

        Assert.Empty((await consumer.BuildAsync("--no-restore")).Succeeded().Diagnostics);
    }
}
