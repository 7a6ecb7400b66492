using Microsoft.EntityFrameworkCore;

namespace UpperCaseNames;

public class Ledger
{
    public int Id { get; set; }
    public string AccountName { get; set; } = "";
    public decimal OpeningBalance { get; set; }
    public List<Posting> Postings { get; } = new();
}

public class Posting
{
    public int Id { get; set; }
    public decimal Debit { get; set; }
    public decimal Credit { get; set; }
    public Ledger? Ledger { get; set; }
}

public class LedgerContext : DbContext
{
    public DbSet<Ledger> Ledgers => Set<Ledger>();
    public DbSet<Posting> Postings => Set<Posting>();

    protected override void OnConfiguring(DbContextOptionsBuilder b) => b.UseUpperCaseNamingConvention().UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema("Books");
        modelBuilder.Entity<Posting>().ToTable("gl_postings").Property(p => p.Debit).HasColumnName("debit_amt");
    }
}
