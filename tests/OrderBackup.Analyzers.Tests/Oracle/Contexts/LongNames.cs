using Microsoft.EntityFrameworkCore;

namespace LongNames;

public class InternationalShippingDocumentationRequirement
{
    public int Id { get; set; }
    public string TheVeryLongNameOfAPropertyThatNoOneWouldEverWantToTypeTwiceInARow { get; set; } = "";
    public ResponsibleGovernmentalAuthority ResponsibleGovernmentalAuthority { get; set; } = new();
    public string Short { get; set; } = "";
}

public class ResponsibleGovernmentalAuthority
{
    public string OfficialCorrespondenceAddressLine { get; set; } = "";
    public string OfficialCorrespondenceAddressCity { get; set; } = "";
    public string Name { get; set; } = "";
}

public class AnExtraordinarilyLongWindedNameForAnEntityThatExceedsTheLimitOfIdentifiers
{
    public int Id { get; set; }
    public string Value { get; set; } = "";
}

// PostgreSQL's identifiers end at 63 bytes; EF Core shortens what is longer.
public class LongContext : DbContext
{
    public DbSet<InternationalShippingDocumentationRequirement> Requirements => Set<InternationalShippingDocumentationRequirement>();
    public DbSet<AnExtraordinarilyLongWindedNameForAnEntityThatExceedsTheLimitOfIdentifiers> AnExtraordinarilyLongWindedNameForEntitiesThatExceedTheLimitOfIdentifiers { get; set; } = null!;

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<InternationalShippingDocumentationRequirement>().OwnsOne(r => r.ResponsibleGovernmentalAuthority);
}
