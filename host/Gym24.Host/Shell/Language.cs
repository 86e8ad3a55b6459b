using System.Globalization;
using Gym24.Contracts.Access;
using Microsoft.AspNetCore.Localization;

namespace Gym24.Host.Shell;

/// <summary>Russian first; English by a switch that is remembered in a cookie.</summary>
internal static class Language
{
    private static readonly CultureInfo[] Cultures = [CultureInfo.GetCultureInfo("ru-RU"), CultureInfo.GetCultureInfo("en-GB")];

    public static void UseLanguage(this WebApplication app) => app.UseRequestLocalization(new RequestLocalizationOptions
    {
        DefaultRequestCulture = new RequestCulture(Cultures[0]),
        SupportedCultures = Cultures,
        SupportedUICultures = Cultures,
        RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = "gym24-language" }],
        ApplyCurrentCultureToResponseHeaders = true,
    });

    public static void MapLanguage(this IEndpointRouteBuilder app) =>
        app.MapGet("/language/{code}", (string code, string? returnUrl, HttpContext context) =>
        {
            var culture = Array.Find(Cultures, c => c.TwoLetterISOLanguageName == code) ?? Cultures[0];
            context.Response.Cookies.Append("gym24-language", CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
                new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = context.Request.IsHttps });
            return Results.LocalRedirect(LocalAddress.Or(returnUrl, "/"));
        }).WithMetadata(new PublicAttribute()).ExcludeFromDescription();
}

/// <summary>Where a form leads back to: only addresses of this site.</summary>
internal static class LocalAddress
{
    public static string Or(string? address, string otherwise) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : otherwise;
}
