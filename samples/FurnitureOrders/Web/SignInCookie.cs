using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Net.Http.Headers;

namespace FurnitureOrders.Web;

/// <summary>How a browser stays signed in, and what those are told who are not.</summary>
internal static class SignInCookie
{
    /// <summary>Sets the cookie up.</summary>
    /// <param name="options">Its options.</param>
    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "furniture-orders";
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(8);

        // Pages that ask for news by themselves would keep everybody signed in for ever.
        options.SlidingExpiration = false;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "from";
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = context =>
        {
            if (WantsPage(context.Request))
                context.Response.Redirect(context.RedirectUri);
            else
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    // A cookie outlives what it was given for: who is no member any more, or has another role, signs in anew.
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var staff = context.HttpContext.RequestServices.GetRequiredService<Staff>();
        var user = context.Principal;
        if (!staff.Has(user?.Identity?.Name, user?.FindFirstValue(ClaimTypes.Role)))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
        }
    }

    /// <summary>Whether a person looks at the answer: a browser that opens a page says so; scripts and programs do not.</summary>
    /// <param name="request">The request.</param>
    public static bool WantsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers[HeaderNames.Accept].ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
