using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Hierarchies;

// Configuring the base makes it an entity, so that all who inherit from it share its table.
public abstract class Record
{
    public int Id { get; set; }
    public DateTime StoredAt { get; set; }
}

public class Sample : Record
{
    public string Code { get; set; } = "";
}

public class Batch : Record
{
    public string Code { get; set; } = "";
    public int Pieces { get; set; }
}

// A navigation to the base makes it an entity as well.
public class Animal
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
}

public class Dog : Animal
{
    public string Breed { get; set; } = "";
}

public class Keeper
{
    public int Id { get; set; }
    public Animal Favourite { get; set; } = null!;
}

// An ignored base: each class has a table of its own.
public class Medium
{
    public int Id { get; set; }
    public string Title { get; set; } = "";
}

public class Film : Medium
{
    public int Minutes { get; set; }
}

public class Novel : Medium
{
    public int Pages { get; set; }
}

// HasBaseType(null) cuts the hierarchy.
public class Person
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
}

public class Patient : Person
{
    public string Ward { get; set; } = "";
}

public class ZooContext : DbContext
{
    public DbSet<Sample> Samples => Set<Sample>();
    public DbSet<Batch> Batches => Set<Batch>();
    public DbSet<Dog> Dogs => Set<Dog>();
    public DbSet<Keeper> Keepers => Set<Keeper>();
    public DbSet<Film> Films => Set<Film>();
    public DbSet<Novel> Novels => Set<Novel>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Patient> Patients => Set<Patient>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Record>().Property(r => r.StoredAt).HasColumnName("stored_at");
        modelBuilder.Ignore<Medium>();
        modelBuilder.Entity<Patient>().HasBaseType((Type?)null);
    }
}
