using System.Security.Claims;
using FurnitureOrders.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FurnitureOrders.Pages;

/// <summary>Signing in and out.</summary>
/// <param name="staff">Those who may.</param>
[AllowAnonymous]
public sealed class SignInModel(Staff staff) : PageModel
{
    /// <summary>The page that was asked for before signing in.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>The name that was given.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The password that was given; it is never shown again.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whether the name or the password was wrong.</summary>
    public bool WasRefused { get; private set; }

    /// <summary>Signs in.</summary>
    /// <returns>The page that was asked for, or this one again.</returns>
    public async Task<IActionResult> OnPostAsync()
    {
        if (staff.Find(Name ?? "", Password ?? "") is not { } member)
        {
            WasRefused = true;
            return Page();
        }

        var identity = new ClaimsIdentity(
            [new(ClaimTypes.Name, member.Name), new(ClaimTypes.Role, member.Role)], CookieAuthenticationDefaults.AuthenticationScheme);
        await HttpContext.SignInAsync(new ClaimsPrincipal(identity));
        return LocalRedirect(Url.IsLocalUrl(From) ? From : "/");
    }

    /// <summary>Signs out.</summary>
    /// <returns>This page.</returns>
    public async Task<IActionResult> OnPostOutAsync()
    {
        await HttpContext.SignOutAsync();
        return RedirectToPage();
    }
}
