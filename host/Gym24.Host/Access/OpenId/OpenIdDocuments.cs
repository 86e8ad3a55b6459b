using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Gym24.Host.Access;

/// <summary>What the provider says of itself: endpoints and keys, read when first needed and kept for a day.</summary>
internal sealed class OpenIdDocuments(OpenIdProvider provider)
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) })
    {
        Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1024 * 1024,
    };

    private readonly ConfigurationManager<OpenIdConnectConfiguration>? _manager = provider.Authority is null ? null : new(
        provider.Authority + "/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever(Client) { RequireHttps = provider.Authority.StartsWith("https:", StringComparison.OrdinalIgnoreCase) });

    /// <exception cref="AuthenticationFailureException">It calls itself by another name than we know it by.</exception>
    public async Task<OpenIdConnectConfiguration> Read(CancellationToken cancellation)
    {
        var read = await _manager!.GetConfigurationAsync(cancellation);
        if (read.Issuer?.TrimEnd('/') != provider.Authority || string.IsNullOrEmpty(read.AuthorizationEndpoint) || string.IsNullOrEmpty(read.TokenEndpoint))
            throw new AuthenticationFailureException("The provider calls itself by another name.");
        return read;
    }

    public Task<OpenIdConnectConfiguration> ReadAgain(CancellationToken cancellation)
    {
        _manager!.RequestRefresh();
        return Read(cancellation);
    }
}
