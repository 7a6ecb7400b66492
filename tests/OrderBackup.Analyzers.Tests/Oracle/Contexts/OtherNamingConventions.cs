using Microsoft.EntityFrameworkCore;

namespace OtherNamingConventions;

public class Signal
{
    public int Id { get; set; }
    public string SourceName { get; set; } = "";
    public double PeakValue { get; set; }
}

public class Sensor
{
    public int Id { get; set; }
    public string SensorName { get; set; } = "";
}

public class CamelContext : DbContext
{
    public DbSet<Signal> Signals => Set<Signal>();

    protected override void OnConfiguring(DbContextOptionsBuilder b) => b.UseNpgsql("Host=localhost").UseCamelCaseNamingConvention();
}

public class UpperSnakeContext : DbContext
{
    public DbSet<Sensor> Sensors => Set<Sensor>();

    protected override void OnConfiguring(DbContextOptionsBuilder b) => b.UseNpgsql("Host=localhost").UseUpperSnakeCaseNamingConvention();
}
