using System.Text;
using Microsoft.AspNetCore.Http;

namespace Gym24.Contracts.Ui;

/// <summary>A sentence that outlives a redirect: said by the page that saved, shown by the next one. Scoped.</summary>
public sealed class Flash(IHttpContextAccessor http)
{
    private const string Cookie = "gym24-flash";
    private const int Longest = 600;

    /// <summary>What was done, in one sentence.</summary>
    public void Done(string message) => Say(Tone.Good, message);

    /// <summary>Something to look at, in one sentence.</summary>
    public void Warn(string message) => Say(Tone.Warning, message);

    /// <summary>What the page before has said; it is said once.</summary>
    public IReadOnlyList<Notice> Take()
    {
        if (http.HttpContext is not { } context || !context.Request.Cookies.TryGetValue(Cookie, out var said) || said is not { Length: > 2 })
            return [];
        if (!context.Response.HasStarted)
            context.Response.Cookies.Delete(Cookie);
        try
        {
            var tone = said[0] == 'w' ? Tone.Warning : Tone.Good;
            return [new Notice(tone, Encoding.UTF8.GetString(Convert.FromBase64String(said[2..])))];
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private void Say(Tone tone, string message)
    {
        if (http.HttpContext is not { } context)
            return;
        var text = message.Length > Longest ? message[..Longest] : message;
        context.Response.Cookies.Append(Cookie,
            (tone == Tone.Warning ? "w." : "d.") + Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromMinutes(2) });
    }
}
