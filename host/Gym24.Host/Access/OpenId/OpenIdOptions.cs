using Gym24.Host.Composition;
using Microsoft.AspNetCore.Authentication.OAuth;
using static Gym24.Host.CommandLineTexts;

namespace Gym24.Host.Access;

/// <summary>The provider of the settings <c>OpenId:*</c>, if there is one. See docs/adr/0024.</summary>
internal sealed class OpenIdProvider
{
    private static readonly char[] Between = [' ', ',', ';'];

    /// <exception cref="CannotStart">The settings are half there, or the provider is not reached over HTTPS.</exception>
    public OpenIdProvider(IConfiguration configuration)
    {
        var own = configuration.GetSection("OpenId");
        if (own["Authority"] is not { Length: > 0 } authority)
            return;
        ClientId = own["ClientId"] ?? "";
        ClientSecret = own["ClientSecretFile"] is { Length: > 0 } file ? File.ReadLines(file).FirstOrDefault()?.Trim() ?? "" : own["ClientSecret"] ?? "";
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback) || ClientId.Length == 0 || ClientSecret.Length == 0)
            throw new CannotStart(T["OpenId"]);
        Authority = authority.TrimEnd('/');
        Title = own["Title"] ?? address.Host;
        Claim = own["LinkByClaim"];
        SecondFactors = (own["SecondFactor"] ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries);
    }

    public string? Authority { get; }
    public string ClientId { get; } = "";
    public string ClientSecret { get; } = "";

    /// <summary>How it is called on the sign-in page.</summary>
    public string Title { get; } = "";

    /// <summary>The claim that is a user name of ours, where the school trusts the provider to give it to nobody else; none by default.</summary>
    public string? Claim { get; }

    /// <summary>Values of <c>amr</c> that count as a second factor; none by default.</summary>
    public IReadOnlyList<string> SecondFactors { get; } = [];
}

internal sealed class OpenIdOptions : OAuthOptions
{
    /// <summary>Of the sign-in at the provider; what its endpoints are is read from the provider itself.</summary>
    public const string Scheme = "openid", Callback = "/sign-in/openid/callback";

    public OpenIdProvider Provider { get; set; } = null!;
}
