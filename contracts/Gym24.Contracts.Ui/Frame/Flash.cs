using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Gym24.Contracts.Ui;

/// <summary>A sentence that outlives a redirect: said by the page that saved, shown by the next one. Scoped.</summary>
public sealed class Flash(IHttpContextAccessor http, IDataProtectionProvider protection)
{
    private const string Cookie = "gym24-flash";
    private const int Longest = 600;
    private const char Good = 'd', Warning = 'w';
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);

    /// <summary>What was done, in one sentence.</summary>
    public void Done(string message) => Say(Tone.Good, message);

    /// <summary>Something to look at, in one sentence.</summary>
    public void Warn(string message) => Say(Tone.Warning, message);

    /// <summary>What the page before has said; it is said once.</summary>
    public IReadOnlyList<Notice> Take()
    {
        if (http.HttpContext is not { } context || !context.Request.Cookies.TryGetValue(Cookie, out var said) || said is not { Length: > 0 })
            return [];
        if (!context.Response.HasStarted)
            context.Response.Cookies.Delete(Cookie);
        try
        {
            var plain = Sealer.Unprotect(said);
            return [new Notice(plain[0] == Warning ? Tone.Warning : Tone.Good, plain[1..])];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private void Say(Tone tone, string message)
    {
        if (http.HttpContext is not { } context)
            return;
        var text = message.Length > Longest ? message[..Longest] : message;
        context.Response.Cookies.Append(Cookie, Sealer.Protect((tone == Tone.Warning ? Warning : Good) + text, Kept),
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, MaxAge = Kept });
    }

    // It may name somebody, and a browser keeps what it is given.
    private ITimeLimitedDataProtector Sealer => protection.CreateProtector("flash").ToTimeLimitedDataProtector();
}
