using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TphConfigured;

public abstract class Person
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public PersonKind Kind { get; set; }
}

public class Student : Person
{
    public string Course { get; set; } = "";
    public string Office { get; set; } = "";
    public DateTime Enrolled { get; set; }
}

public class Teacher : Person
{
    public string Office { get; set; } = "";
    public decimal Salary { get; set; }
}

public enum PersonKind { Student, Teacher }

public class TeacherMap : IEntityTypeConfiguration<Teacher>
{
    public void Configure(EntityTypeBuilder<Teacher> builder)
    {
        builder.Property(t => t.Office).HasColumnName("office");
        builder.Property(t => t.Salary).HasColumnName("salary");
    }
}

public class SchoolContext : DbContext
{
    public DbSet<Person> People { get; set; } = null!;

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Person>()
            .ToTable("persons", "school")
            .HasDiscriminator(p => p.Kind)
            .HasValue<Student>(PersonKind.Student)
            .HasValue<Teacher>(PersonKind.Teacher);
        modelBuilder.Entity<Person>().Property(p => p.Kind).HasConversion<string>().HasColumnName("kind");
        modelBuilder.Entity<Student>().HasBaseType<Person>().Property(s => s.Office).HasColumnName("office");
        modelBuilder.ApplyConfiguration(new TeacherMap());
    }
}
