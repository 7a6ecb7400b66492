using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OneToOne;

public class Employee
{
    public int Id { get; set; }
    public string Name { get; set; } = null!;
    public Employee? Manager { get; set; }
    public int? ManagerId { get; set; }
    public ICollection<Employee> Reports { get; set; } = new List<Employee>();
    public Employee? Mentor { get; set; }
    public Desk? Desk { get; set; }
    public Badge Badge { get; set; } = null!;
}

public class Desk
{
    public int Id { get; set; }
    public string Number { get; set; } = "";
    public int EmployeeId { get; set; }
    public Employee Employee { get; set; } = null!;
}

public class Badge
{
    [Key, ForeignKey("Employee")]
    public int EmployeeId { get; set; }
    public DateTime IssuedAt { get; set; }
    public Employee Employee { get; set; } = null!;
}

public class StaffContext : DbContext
{
    public virtual DbSet<Employee> Employees { get; set; }
    public virtual DbSet<Badge> Badges { get; set; }

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Employee>(e =>
        {
            e.HasOne(x => x.Manager).WithMany(x => x.Reports).HasForeignKey(x => x.ManagerId);
            e.HasOne(x => x.Mentor).WithMany().HasForeignKey("mentor_id");
            e.Property(x => x.ManagerId).HasColumnName("boss_id");
        });
    }
}
