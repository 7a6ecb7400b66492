namespace FurnitureOrders.Web;

/// <summary>Somebody who may sign in, as configured under <c>SignIn:Users</c>.</summary>
public sealed class StaffMember
{
    /// <summary>The name to sign in with.</summary>
    public required string Name { get; init; }

    /// <summary>The password's hash, as the command <c>hash-password</c> prints it.</summary>
    public required string PasswordHash { get; init; }

    /// <summary><c>ADMIN</c>, who may also make backups, or <c>STAFF</c>.</summary>
    public required string Role { get; init; }
}
