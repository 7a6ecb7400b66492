using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace FurnitureOrders.Models;

/// <summary>The furniture orders' database.</summary>
/// <param name="options">How to reach the database; <see cref="OptionsFor"/> gives them.</param>
public sealed class OrderDbContext(DbContextOptions<OrderDbContext> options) : DbContext(options)
{
    /// <summary>The orders.</summary>
    public DbSet<Order> Orders => Set<Order>();

    /// <summary>The orders' pictures and films.</summary>
    public DbSet<OrderAttachment> OrderAttachments => Set<OrderAttachment>();

    /// <summary>What happened to the orders.</summary>
    public DbSet<OrderEvent> OrderEvents => Set<OrderEvent>();

    /// <summary>What is to be done for the orders.</summary>
    public DbSet<OrderTask> OrderTasks => Set<OrderTask>();

    /// <summary>The rooms in which staff talk.</summary>
    public DbSet<ChatRoom> ChatRooms => Set<ChatRoom>();

    /// <summary>What was said in the rooms.</summary>
    public DbSet<ChatMessage> ChatMessages => Set<ChatMessage>();

    /// <summary>The files sent in the rooms.</summary>
    public DbSet<ChatAttachment> ChatAttachments => Set<ChatAttachment>();

    /// <summary>Who is in which room.</summary>
    public DbSet<ChatRoomMember> ChatRoomMembers => Set<ChatRoomMember>();

    /// <summary>The staff.</summary>
    public DbSet<User> Users => Set<User>();

    /// <summary>Who looked at what.</summary>
    public DbSet<AccessLog> AccessLogs => Set<AccessLog>();

    /// <summary>What matters to security.</summary>
    public DbSet<SecurityLog> SecurityLogs => Set<SecurityLog>();

    /// <summary>The steps of setting the system up.</summary>
    public DbSet<SystemBuildStep> SystemBuildSteps => Set<SystemBuildStep>();

    /// <summary>The options that every user of the context needs: Npgsql, and columns in snake_case.</summary>
    /// <param name="connectionString">An Npgsql connection string.</param>
    /// <returns>The options.</returns>
    public static DbContextOptions<OrderDbContext> OptionsFor(string connectionString) =>
        new DbContextOptionsBuilder<OrderDbContext>()
            .UseNpgsql(connectionString)
            .UseSnakeCaseNamingConvention()
            .Options;

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveColumnType("timestamp without time zone");

        // The database has the indexes that the configurations name, not one more for each foreign key.
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(OrderDbContext).Assembly);
    }
}
