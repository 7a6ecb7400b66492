using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace TptExplicit;

public class Document
{
    public int Id { get; set; }
    public string Title { get; set; } = "";
    public DateTime CreatedAt { get; set; }
}

[Table("contracts")]
public class ContractDocument : Document
{
    public string Party { get; set; } = "";
    [Column("signed_on")] public DateOnly? SignedOn { get; set; }
}

[Table("drawings")]
public class Drawing : Document
{
    public int Scale { get; set; }
    public Sheet Sheet { get; set; } = new();
}

[Owned]
public class Sheet
{
    public string Format { get; set; } = "A3";
    public int Pages { get; set; }
}

public class DocumentContext : DbContext
{
    public DbSet<Document> Documents { get; set; } = null!;
    public DbSet<ContractDocument> Contracts { get; set; } = null!;
    public DbSet<Drawing> Drawings { get; set; } = null!;

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Document>().ToTable("documents");
}
