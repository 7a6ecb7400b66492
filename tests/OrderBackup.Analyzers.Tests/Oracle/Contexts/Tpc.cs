using Microsoft.EntityFrameworkCore;

namespace Tpc;

public abstract class Notice
{
    public Guid Id { get; set; }
    public string Text { get; set; } = "";
    public DateTime SentAt { get; set; }
}

public class EmailNotice : Notice
{
    public string Subject { get; set; } = "";
    public string Recipient { get; set; } = "";
}

public class SmsNotice : Notice
{
    public string Phone { get; set; } = "";
}

public class Machine
{
    public int Id { get; set; }
    public string Model { get; set; } = "";
    public string Hall { get; set; } = "";
}

public class Press : Machine
{
    public int Tons { get; set; }
}

public class NoticeContext : DbContext
{
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<EmailNotice> Emails => Set<EmailNotice>();
    public DbSet<SmsNotice> Sms => Set<SmsNotice>();
    public DbSet<Press> Presses => Set<Press>();
    public DbSet<Machine> Machines => Set<Machine>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Notice>(b =>
        {
            b.UseTpcMappingStrategy();
            b.Property(n => n.SentAt).HasColumnName("sent_at");
        });
        modelBuilder.Entity<EmailNotice>().ToTable("email_notices");
        modelBuilder.Entity<Machine>().UseTpcMappingStrategy().ToTable("machines");
        modelBuilder.Entity<Machine>().Property(m => m.Hall).HasColumnName("hall");
        modelBuilder.Entity<Press>().ToTable("presses", "heavy").Property(p => p.Tons).HasColumnName("force_tons");
    }
}
