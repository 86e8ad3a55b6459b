using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Forms;

namespace Gym24.Host.Shell;

/// <summary>The token of the request, also for what is rendered apart in a scope of its own.</summary>
internal sealed class RequestAntiforgery(IAntiforgery antiforgery, IHttpContextAccessor http) : AntiforgeryStateProvider
{
    public override AntiforgeryRequestToken? GetAntiforgeryToken()
    {
        if (http.HttpContext is not { } context)
            return null;
        var tokens = context.Response.HasStarted ? antiforgery.GetTokens(context) : antiforgery.GetAndStoreTokens(context);
        return tokens.RequestToken is { } token ? new AntiforgeryRequestToken(token, tokens.FormFieldName) : null;
    }
}
