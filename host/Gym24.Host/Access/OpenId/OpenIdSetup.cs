using Gym24.Contracts.Access;
using Gym24.Host.Access.OpenId;
using Gym24.Host.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Gym24.Host.Access;

/// <summary>Sign-in at a provider of the school or the region, where the settings name one.</summary>
internal static class OpenIdSetup
{
    private const string Start = "/sign-in/openid", Done = "/sign-in/openid/done", Proof = "proof", Linking = "link-to";
    private static readonly TimeSpan Open = TimeSpan.FromMinutes(10);

    public static void AddOpenId(this IServiceCollection services)
    {
        services.AddSingleton<OpenIdProvider>();
        services.AddSingleton<OpenIdDocuments>();
        services.AddScoped<OpenIdSignIn>();
        services.AddTransient<OpenIdHandler>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdOptions>, OAuthPostConfigureOptions<OpenIdOptions, OpenIdHandler>>());
        services.AddSingleton<IConfigureOptions<AuthenticationOptions>>(provider => new ConfigureOptions<AuthenticationOptions>(options =>
        {
            if (provider.GetRequiredService<OpenIdProvider>().Authority is not null)
                options.AddScheme<OpenIdHandler>(OpenIdOptions.Scheme, null);
        }));
        services.AddOptions<OpenIdOptions>(OpenIdOptions.Scheme).Configure<OpenIdProvider>((options, provider) =>
        {
            (options.Provider, options.ClientId, options.ClientSecret) = (provider, provider.ClientId, provider.ClientSecret);
            (options.CallbackPath, options.SignInScheme, options.UsePkce) = (OpenIdOptions.Callback, IdentityConstants.ExternalScheme, true);
            // Until the provider has said where they are.
            options.AuthorizationEndpoint = options.TokenEndpoint = provider.Authority ?? "";
            options.Scope.Add("openid");
            options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // Not None, as the framework would have it for answers that are posted: ours comes by an address.
            options.CorrelationCookie.SameSite = SameSiteMode.Lax;
            options.RemoteAuthenticationTimeout = Open;
            // Our secret goes to the provider of the settings and is not sent on.
            options.BackchannelHttpHandler = new SocketsHttpHandler { AllowAutoRedirect = false };
            options.Events.OnRemoteFailure = context =>
            {
                context.Response.Redirect("/sign-in?openid=failed");
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });
    }

    public static void MapOpenId(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetRequiredService<OpenIdProvider>().Authority is null)
            return;
        app.MapGet(Start, (string? returnUrl, string? proof, HttpContext context, IDataProtectionProvider protection) =>
        {
            // Begun by a click on a page of ours: another site, or a picture of it, signs nobody in.
            if (context.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
                return Results.LocalRedirect("/sign-in");
            var properties = new AuthenticationProperties { RedirectUri = $"{Done}?returnUrl={Uri.EscapeDataString(LocalAddress.Or(returnUrl, "/"))}" };
            if (proof is not null && Unseal(protection, proof) is { } user)
                properties.Items[Linking] = user;
            return Results.Challenge(properties, [OpenIdOptions.Scheme]);
        }).WithMetadata(new PublicAttribute()).ExcludeFromDescription();
        app.MapGet(Done, async (string? returnUrl, HttpContext context, OpenIdSignIn signIn) => Results.LocalRedirect(await signIn.Finish(context, LocalAddress.Or(returnUrl, "/"))))
            .WithMetadata(new PublicAttribute()).ExcludeFromDescription();
    }

    /// <summary>Where an account is linked: shown to whoever has just proved to be its owner.</summary>
    public static string LinkHref(IDataProtectionProvider protection, Guid user) =>
        $"{Start}?returnUrl={Uri.EscapeDataString(OpenIdPage.Address)}&proof={Uri.EscapeDataString(Sealer(protection).Protect(user.ToString(), Open))}";

    public static string? LinkedUser(AuthenticationProperties properties) => properties.Items.TryGetValue(Linking, out var user) ? user : null;

    private static string? Unseal(IDataProtectionProvider protection, string proof)
    {
        try
        {
            return Sealer(protection).Unprotect(proof);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private static ITimeLimitedDataProtector Sealer(IDataProtectionProvider protection) => protection.CreateProtector("openid", Proof).ToTimeLimitedDataProtector();
}
