using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FromAssembly.Domain
{
    public abstract class BaseEntity<TKey>
    {
        public TKey Id { get; set; } = default!;
        public bool IsNew => EqualityComparer<TKey>.Default.Equals(Id, default!);
    }

    public abstract class BaseAuditableEntity : BaseEntity<int>
    {
        public DateTimeOffset Created { get; set; }
        public string? CreatedBy { get; set; }
        public DateTimeOffset LastModified { get; set; }
    }

    public class TodoList : BaseAuditableEntity
    {
        public string? Title { get; set; }
        public Colour Colour { get; set; } = Colour.White;
        public IList<TodoItem> Items { get; private set; } = new List<TodoItem>();
    }

    public class TodoItem : BaseAuditableEntity
    {
        public int ListId { get; set; }
        public string? Note { get; set; }
        public PriorityLevel Priority { get; set; }
        public DateTime? Reminder { get; set; }
        private bool _done;
        public bool Done { get => _done; set => _done = value; }
        public TodoList List { get; set; } = null!;
    }

    public class Colour
    {
        public static Colour White => new() { Code = "#FFFFFF" };
        public string Code { get; private set; } = "#000000";
        public override string ToString() => Code;
    }

    public enum PriorityLevel { None = 0, Low = 1, High = 3 }
}

namespace FromAssembly.Infrastructure
{
    using FromAssembly.Domain;

    public class TodoListConfiguration : IEntityTypeConfiguration<TodoList>
    {
        public void Configure(EntityTypeBuilder<TodoList> builder)
        {
            builder.Property(t => t.Title).HasMaxLength(200).IsRequired();
            builder.OwnsOne(b => b.Colour);
        }
    }

    public class TodoItemConfiguration : IEntityTypeConfiguration<TodoItem>
    {
        public void Configure(EntityTypeBuilder<TodoItem> builder)
        {
            builder.ToTable("todo_item");
            builder.Property(t => t.Priority).HasConversion<string>().HasColumnName("prio");
            builder.Property(t => t.CreatedBy).HasColumnName("author");
        }
    }

    public class ApplicationDbContext : DbContext
    {
        public DbSet<TodoList> TodoLists => Set<TodoList>();
        public DbSet<TodoItem> TodoItems => Set<TodoItem>();

        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseNpgsql("Host=localhost");

        protected override void OnModelCreating(ModelBuilder builder)
        {
            base.OnModelCreating(builder);
            builder.ApplyConfigurationsFromAssembly(Assembly.GetExecutingAssembly());
        }
    }
}
