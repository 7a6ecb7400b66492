using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrderBackup.AspNetCore;
using OrderBackup.AspNetCore.Endpoints;
using OrderBackup.AspNetCore.Page;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the endpoints of OrderBackup.</summary>
public static class OrderBackupEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps the endpoints that start and show backups, for those alone whom an authorization policy lets. docs/aspnetcore.md lists
    /// them.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">What their addresses begin with, for example <c>/api</c>.</param>
    /// <param name="policy">The name of the authorization policy that every one of them requires.</param>
    /// <param name="configure">Names one of several databases, lets restores be started, or links the page to the application.</param>
    /// <returns>The group of endpoints, for further conventions. Letting anonymous users in is refused.</returns>
    /// <exception cref="InvalidOperationException">There is no such policy, no <c>AddOrderBackup</c> before it, or the home address is of another site.</exception>
    public static IEndpointConventionBuilder MapOrderBackup(
        this IEndpointRouteBuilder endpoints, string pattern, string policy, Action<OrderBackupEndpointOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(policy);
        var options = new OrderBackupEndpointOptions();
        configure?.Invoke(options);
        var key = options.Key ?? "";
        if (endpoints.ServiceProvider.GetService<IServiceProviderIsKeyedService>()?.IsKeyedService(typeof(BackupSite), key) != true)
        {
            throw new InvalidOperationException(key.Length == 0
                ? "MapOrderBackup needs services.AddOrderBackup(…) with a configuration section or an action."
                : $"MapOrderBackup needs services.AddKeyedOrderBackup(\"{key}\", …).");
        }

        RequirePolicy(endpoints.ServiceProvider, policy);
        if (options.HomeAddress is { } home && !RedirectHttpResult.IsLocalUrl(home))
        {
            throw new InvalidOperationException(
                $"{nameof(options.HomeAddress)} '{home}' is no address of this application: it must begin with one slash, as /orders, or with ~/, which is under the application's path base.");
        }

        var group = endpoints.MapGroup(pattern).RequireAuthorization(policy).WithTags("OrderBackup");
        ((IEndpointConventionBuilder)group).Finally(RefuseAnonymous);
        BackupEndpoints.Map(group, key);
        PageEndpoints.Map(group, key, options.HomeAddress);
        if (options.RestorePolicy is { } restorePolicy)
        {
            RequirePolicy(endpoints.ServiceProvider, restorePolicy);
            RestoreEndpoint.Map(group, key, restorePolicy);
        }

        return group;
    }

    private static void RequirePolicy(IServiceProvider services, string policy)
    {
        var policies = services.GetService<IAuthorizationPolicyProvider>()
            ?? throw new InvalidOperationException("MapOrderBackup needs services.AddAuthorization(…) with the policy that it names.");

        // The usual provider has its policies in memory; mapping cannot wait in any other way.
        if (policies.GetPolicyAsync(policy).GetAwaiter().GetResult() is null)
        {
            throw new InvalidOperationException($"MapOrderBackup names the authorization policy {policy}, and there is none of that name.");
        }
    }

    private static void RefuseAnonymous(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.OfType<IAllowAnonymous>().Any())
        {
            throw new InvalidOperationException(
                $"{endpoint.DisplayName} would be open to everybody: AllowAnonymous, on it or on a group around it, undoes the policy that MapOrderBackup requires. Take it away.");
        }
    }
}
