namespace Gym24.Host.Shell;

/// <summary>The usual walls around every answer. They are set when it leaves: what handles a failure or a refusal empties the headers before.</summary>
internal static class Headers
{
    private const string Policy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Pages whose addresses hold a token or a code.</summary>
    private static readonly string[] Secret = ["/link", "/verify"];

    private const string EncryptedOnly = "max-age=31536000; includeSubDomains";

    public static void UseHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        // Now: a page about a failure has another path.
        var link = Array.Exists(Secret, s => context.Request.Path.StartsWithSegments(s, StringComparison.OrdinalIgnoreCase));
        context.Response.OnStarting(() =>
        {
            Set(context, link);
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <param name="context">Of the answer that begins.</param>
    /// <param name="link">It is about a one-time link: its address is the secret.</param>
    internal static void Set(HttpContext context, bool link)
    {
        var headers = context.Response.Headers;
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = link ? "no-referrer" : "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (link)
            headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = EncryptedOnly;
        // What somebody signed in was shown stays on no disk: pages, answers of the API, files.
        if (link || (headers.CacheControl.Count == 0 && context.User.Identity?.IsAuthenticated == true))
            headers.CacheControl = "no-store";
    }
}
