using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Gym24.Host.Access;

/// <summary>
/// OpenID Connect over the framework's OAuth handler, which brings state, correlation and PKCE: the endpoints are read from the provider, a
/// nonce goes along, and what comes back is believed only if the provider has signed it for us, now, and with our nonce.
/// </summary>
internal sealed class OpenIdHandler(IOptionsMonitor<OpenIdOptions> options, ILoggerFactory log, UrlEncoder encoder, OpenIdDocuments documents)
    : OAuthHandler<OpenIdOptions>(options, log, encoder)
{
    private const string Nonce = "nonce";

    /// <summary>Signatures with keys that only the provider has: none, and nothing computed from the secret we share.</summary>
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Options.AuthorizationEndpoint = (await documents.Read(Context.RequestAborted)).AuthorizationEndpoint;
        properties.Items[Nonce] = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        // Taken out of what is sealed into the state by its name, and sealed along: it comes back with the same browser only.
        var nonce = properties.Items[Nonce];
        return QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, redirectUri), Nonce, nonce!);
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        Options.TokenEndpoint = (await documents.Read(Context.RequestAborted)).TokenEndpoint;
        return await base.ExchangeCodeAsync(context);
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var sent = tokens.Response?.RootElement.TryGetProperty("id_token", out var token) == true ? token.GetString() : null;
        var result = await Checked(sent, await documents.Read(Context.RequestAborted));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
            // The provider has new keys.
            result = await Checked(sent, await documents.ReadAgain(Context.RequestAborted));
        var mine = properties.Items.TryGetValue(Nonce, out var nonce) ? nonce : null;
        if (!result.IsValid || result.SecurityToken is not JsonWebToken read || string.IsNullOrEmpty(read.Subject) || string.IsNullOrEmpty(mine)
            || !read.TryGetPayloadValue<string>(Nonce, out var theirs) || theirs != mine
            || (read.TryGetPayloadValue<string>("azp", out var party) ? party != Options.ClientId : read.Audiences.Count() > 1))
            throw new AuthenticationFailureException($"The token of the provider is not taken: {result.Exception?.GetType().Name ?? "nonce, subject or party"}");
        identity.AddClaim(new Claim("sub", read.Subject));
        foreach (var way in read.Claims.Where(c => c.Type == "amr").Select(c => c.Value))
            identity.AddClaim(new Claim("amr", way));
        if (Options.Provider.Claim is { Length: > 0 } claim && read.TryGetPayloadValue<string>(claim, out var name))
            identity.AddClaim(new Claim("link", name));
        properties.Items.Remove(Nonce);
        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }

    private Task<TokenValidationResult> Checked(string? token, OpenIdConnectConfiguration provider) =>
        new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(token ?? "", new TokenValidationParameters
        {
            ValidIssuer = provider.Issuer,
            ValidAudience = Options.ClientId,
            IssuerSigningKeys = provider.SigningKeys,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromMinutes(1),
        });
}
