using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace ChangedConventions;

public class Reading
{
    public int Id { get; set; }
    public double MeasuredValue { get; set; }
}

public class Station
{
    public int Id { get; set; }
    public string StationName { get; set; } = "";
    public string Code { get; set; } = "";
}

public class PrefixConvention : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.Builder.HasColumnName("f_" + property.Name);
            }
        }
    }
}

public class ReadingContext : DbContext
{
    public DbSet<Reading> Readings => Set<Reading>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Conventions.Add(_ => new PrefixConvention());
}

public class StationContext : DbContext
{
    public DbSet<Station> Stations => Set<Station>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<Station>().Property(s => s.Code).HasColumnName("code");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Conventions.Remove(typeof(TableNameFromDbSetConvention));
}
