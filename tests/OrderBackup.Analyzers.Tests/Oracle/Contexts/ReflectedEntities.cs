using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace ReflectedEntities;

public interface IEntity
{
    int Id { get; set; }
}

public class Region : IEntity
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
}

public class Branch : IEntity
{
    public int Id { get; set; }
    public string Street { get; set; } = "";
    public Region Region { get; set; } = null!;
}

public class Gazetteer
{
    public int Id { get; set; }
    public string Text { get; set; } = "";
}

public class RegionContext : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var types = Assembly.GetExecutingAssembly().GetTypes().Where(t => t.IsClass && !t.IsAbstract && typeof(IEntity).IsAssignableFrom(t));
        foreach (var type in types)
        {
            modelBuilder.Entity(type);
        }
    }
}
