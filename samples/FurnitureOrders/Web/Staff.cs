using Microsoft.AspNetCore.Identity;

namespace FurnitureOrders.Web;

/// <summary>Those who may sign in. They come from configuration, so that no password is in the repository or in a backup.</summary>
public sealed class Staff
{
    public const string Admin = "ADMIN";
    public const string Member = "STAFF";

    // The hash is salted for itself; the hasher asks for a user only to let others salt by it.
    private static readonly PasswordHasher<string> Hasher = new();
    private static readonly string NobodysHash = Hash(Guid.NewGuid().ToString());

    private readonly Dictionary<string, StaffMember> _members;

    /// <summary>Reads them from the configuration.</summary>
    /// <param name="configuration">The application's configuration.</param>
    /// <exception cref="FormatException">There are none, or one is incomplete.</exception>
    public Staff(IConfiguration configuration)
    {
        var members = configuration.GetSection("SignIn:Users").Get<StaffMember[]>() ?? [];
        if (members.Length == 0)
            throw new FormatException("nobody could sign in: set SignIn__Users__0__Name, SignIn__Users__0__PasswordHash and SignIn__Users__0__Role (ADMIN or STAFF)");
        if (Array.Find(members, member => string.IsNullOrEmpty(member.Name) || string.IsNullOrEmpty(member.PasswordHash) || member.Role is not (Admin or Member)) is { } wrong)
            throw new FormatException($"the user '{wrong.Name}' under SignIn:Users needs a Name, a PasswordHash and the Role ADMIN or STAFF");
        _members = members.ToDictionary(member => member.Name, StringComparer.Ordinal);
    }

    /// <summary>The hash of a password.</summary>
    /// <param name="password">The password.</param>
    public static string Hash(string password) => Hasher.HashPassword("", password);

    /// <summary>Whether somebody of this name has this role.</summary>
    /// <param name="name">The name.</param>
    /// <param name="role">The role.</param>
    public bool Has(string? name, string? role) => name is not null && _members.TryGetValue(name, out var member) && member.Role == role;

    /// <summary>Who has this name and password; null when nobody.</summary>
    /// <param name="name">The name.</param>
    /// <param name="password">The password.</param>
    public StaffMember? Find(string name, string password)
    {
        // A name that nobody has takes as long as a wrong password.
        var member = _members.GetValueOrDefault(name);
        var result = Hasher.VerifyHashedPassword("", member?.PasswordHash ?? NobodysHash, password);
        return result == PasswordVerificationResult.Failed ? null : member;
    }
}
