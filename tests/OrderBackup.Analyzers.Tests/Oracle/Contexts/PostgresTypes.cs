using System.Collections;
using System.Net;
using System.Numerics;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace PostgresTypes;

public class Probe
{
    public long Id { get; set; }
    public int[] Counts { get; set; } = [];
    public List<string> Names { get; set; } = [];
    public List<Guid>? Keys { get; set; }
    public Dictionary<string, string> Attributes { get; set; } = new();
    public IPAddress? Address { get; set; }
    public NpgsqlRange<DateTime> During { get; set; }
    public NpgsqlPoint Place { get; set; }
    public NpgsqlTsVector Search { get; set; } = null!;
    public BitArray? Flags { get; set; }
    public BigInteger Huge { get; set; }
    public Color[] Palette { get; set; } = [];
    public Color Main { get; set; }
    public DateOnly[] Days { get; set; } = [];
    public (IPAddress, int) Network { get; set; }
    public NpgsqlRange<int>[] Spans { get; set; } = [];
    public ulong Big { get; set; }
    public sbyte Small { get; set; }
    public Half Never => Half.MaxValue;
}

public enum Color { Red, Green }

public class ProbeContext : DbContext
{
    public DbSet<Probe> Probes => Set<Probe>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) =>
        options.UseNpgsql("Host=localhost", npgsql => npgsql.MapEnum<Color>("color"));

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasPostgresExtension("hstore");
        modelBuilder.Entity<Probe>(e =>
        {
            e.Ignore(p => p.Network);
            e.PrimitiveCollection(p => p.Counts).HasColumnName("counted");
        });
    }
}
