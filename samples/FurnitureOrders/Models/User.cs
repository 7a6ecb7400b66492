namespace FurnitureOrders.Models;

/// <summary>Somebody on the staff.</summary>
public sealed class User
{
    /// <summary>The user's number.</summary>
    public int Id { get; set; }

    /// <summary>The name to sign in with.</summary>
    public required string Username { get; set; }

    /// <summary>The password's hash.</summary>
    public required string PasswordHash { get; set; }

    /// <summary>The name to show.</summary>
    public required string Name { get; set; }

    /// <summary><c>ADMIN</c>, <c>MANAGER</c>, <c>STAFF</c> or <c>VIEWER</c>.</summary>
    public required string Role { get; set; }

    /// <summary>The team; null for those who belong to none.</summary>
    public string? Team { get; set; }

    /// <summary>Whether the user may sign in.</summary>
    public bool IsActive { get; set; }

    /// <summary>When the user was added.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>When the user last signed in; null when never.</summary>
    public DateTime? LastLogin { get; set; }
}
