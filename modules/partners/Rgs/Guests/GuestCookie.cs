using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Gym24.Rgs.Guests;

/// <summary>Remembers a guest's code between pages, so that it stands in no address and no log.</summary>
internal sealed class GuestCookie(IHttpContextAccessor accessor, IDataProtectionProvider protection)
{
    private const string Name = "gym24.rgs.guest", Path = "/rgs/guest";

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Gym24.Rgs.Guest").ToTimeLimitedDataProtector();

    public string? Code
    {
        get
        {
            try
            {
                return accessor.HttpContext?.Request.Cookies[Name] is { Length: > 0 } kept ? _protector.Unprotect(kept) : null;
            }
            catch (System.Security.Cryptography.CryptographicException)
            {
                // Too old, or of another school: the code is asked for again.
                return null;
            }
        }
    }

    public void Keep(string code) => accessor.HttpContext!.Response.Cookies.Append(Name, _protector.Protect(code, TimeSpan.FromHours(12)), Options);

    public void Forget() => accessor.HttpContext!.Response.Cookies.Delete(Name, Options);

    private CookieOptions Options => new() { Path = Path, HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = accessor.HttpContext!.Request.IsHttps, IsEssential = true };
}
