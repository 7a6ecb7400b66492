using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Model.Configuration;

/// <summary>The tables that the contexts of ASP.NET Core Identity give to the classes that stand for their type parameters.</summary>
/// <remarks>ASP.NET Core documentation, "Identity model customization", "Default model configuration".</remarks>
internal static class IdentityTables
{
    private const string Passkey = "TUserPasskey";

    private static readonly Dictionary<string, string> Tables = new(StringComparer.Ordinal)
    {
        ["TUser"] = "AspNetUsers",
        ["TUserClaim"] = "AspNetUserClaims",
        ["TUserLogin"] = "AspNetUserLogins",
        ["TUserToken"] = "AspNetUserTokens",
        ["TRole"] = "AspNetRoles",
        ["TRoleClaim"] = "AspNetRoleClaims",
        ["TUserRole"] = "AspNetUserRoles",
    };

    /// <summary>Notes what Identity's own configuration says.</summary>
    public static void State(ContextFacts facts, INamedTypeSymbol context, bool isConditional)
    {
        for (var based = context.BaseType; based is not null; based = based.BaseType)
        {
            if (!EfNames.IsIdentity(based))
            {
                continue;
            }

            foreach (var (parameter, argument) in based.TypeParameters.Zip(based.TypeArguments, (parameter, argument) => (parameter.Name, argument)))
            {
                if (argument is INamedTypeSymbol type)
                {
                    State(facts, type, parameter, isConditional);
                }
            }
        }
    }

    private static void State(ContextFacts facts, INamedTypeSymbol type, string parameter, bool isConditional)
    {
        if (Tables.TryGetValue(parameter, out var table))
        {
            var entity = facts.Entity(type);
            entity.Table = isConditional ? Stated.Unreadable : new Stated(true, table);
            entity.Schema = default;
        }
        else if (parameter == Passkey && !type.Locations.Any(location => location.IsInSource))
        {
            // Only the newest of Identity's schemas has passkeys, and the services' options choose it.
            facts.IgnoredTypes.Add(type);
        }
    }
}
