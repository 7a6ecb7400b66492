using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConfigurationShapes;

[EntityTypeConfiguration(typeof(CourseConfiguration))]
public class Course
{
    public int Id { get; set; }
    public string Title { get; set; } = "";

    internal sealed class CourseConfiguration : IEntityTypeConfiguration<Course>
    {
        public void Configure(EntityTypeBuilder<Course> builder) => builder.ToTable("courses").Property(c => c.Title).HasColumnName("course_title");
    }
}

public class Lesson
{
    public int Id { get; set; }
    public string Topic { get; set; } = "";
}

public class Exam
{
    public int Id { get; set; }
    public int Points { get; set; }
}

public class Grade
{
    public int Id { get; set; }
    public string Mark { get; set; } = "";
    public DateTime CreatedAt { get; set; }
}

public class Award
{
    public int Id { get; set; }
    public DateTime CreatedAt { get; set; }
}

public interface ITimed
{
    DateTime CreatedAt { get; set; }
}

// One class for two entities.
public class SchoolConfiguration : IEntityTypeConfiguration<Lesson>, IEntityTypeConfiguration<Exam>
{
    public void Configure(EntityTypeBuilder<Lesson> builder) => builder.ToTable("lessons").Property(l => l.Topic).HasColumnName("topic");

    public void Configure(EntityTypeBuilder<Exam> builder)
    {
        builder.ToTable("exams");
        builder.Property(e => e.Points).HasColumnName("points");
    }
}

public class GradeConfiguration(string schema) : IEntityTypeConfiguration<Grade>
{
    private const string MarkColumn = "mark";

    public void Configure(EntityTypeBuilder<Grade> builder)
    {
        builder.ToTable("grades", schema);
        builder.Property(g => g.Mark).HasColumnName(MarkColumn);
    }
}

// It has no parameterless constructor, so that the assembly's scan passes it by.
public class ArgumentConfiguration : IEntityTypeConfiguration<Award>
{
    private readonly string name;

    public ArgumentConfiguration(string name) => this.name = name;

    public void Configure(EntityTypeBuilder<Award> builder) => builder.ToTable(name).Property(a => a.CreatedAt).HasColumnName("passed_by");
}

public abstract class UnfinishedConfiguration : IEntityTypeConfiguration<Award>
{
    public void Configure(EntityTypeBuilder<Award> builder) => builder.ToTable("unfinished");
}

public class SchoolContext : DbContext
{
    public DbSet<Course> Courses => Set<Course>();
    public DbSet<Lesson> Lessons => Set<Lesson>();
    public DbSet<Exam> Exams => Set<Exam>();
    public DbSet<Grade> Grades => Set<Grade>();
    public DbSet<Award> Awards => Set<Award>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(SchoolContext).Assembly);
        modelBuilder.ApplyConfiguration(new GradeConfiguration("marks"));
    }
}
