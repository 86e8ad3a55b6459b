using Gym24.Contracts.Access;
using Gym24.Contracts.Ui;
using Gym24.Host.Data;
using Gym24.Host.Keys;
using Gym24.Host.Together;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Gym24.Host.Access;

/// <summary>Sign-in: cookies for pages, bearer tokens for the API, accounts in the host's own tables.</summary>
internal static class AccessSetup
{
    private const string ByAddress = "gym24";

    /// <summary>How long a browser stays signed in without coming back.</summary>
    public static readonly TimeSpan SignedInFor = TimeSpan.FromHours(12);

    public static void AddAccess(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<RoleBook>();
        services.AddSingleton<SecondFactorRule>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<Sessions>();
        services.AddScoped<IOneTimeLinks, OneTimeLinks>();
        services.AddScoped<PasswordLinks>();
        services.AddSingleton<IQrCodes, QrCodes>();
        services.AddScoped<ICaller, Caller>();
        services.AddScoped<Accounts>();
        services.AddScoped<IAccounts>(provider => provider.GetRequiredService<Accounts>());
        services.AddScoped<FirstAdministrator>();
        services.AddSingleton<SignInJournal>();
        services.AddSingleton<SignInAttempts>();
        services.AddSingleton<IWrongKeys>(provider => provider.GetRequiredService<SignInAttempts>());

        services.AddIdentityCore<User>(options =>
            {
                options.Password.RequiredLength = PasswordRules.MinLength;
                options.Password.RequireDigit = options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
                options.User.AllowedUserNameCharacters = UserNames.Allowed;
            })
            .AddUserStore<AccountStore>()
            .AddPasswordValidator<PasswordRules>()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddErrorDescriber<AccountWords>()
            .AddTokenProvider<TotpProvider>(TokenOptions.DefaultAuthenticatorProvider)
            .AddSignInManager();

        // What OWASP asks of PBKDF2 with SHA-512. Older hashes are made anew when their password comes next.
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);

        services.AddAuthentication(ByAddress)
            .AddPolicyScheme(ByAddress, null, options => options.ForwardDefaultSelector = context =>
                IsApi(context.Request) ? IdentityConstants.BearerScheme : IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options =>
            {
                options.Cookie.Name = "gym24";
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.LoginPath = "/sign-in";
                options.ReturnUrlParameter = "returnUrl";
                options.ExpireTimeSpan = SignedInFor;
                options.SlidingExpiration = true;
                options.Events.OnSigningIn = context =>
                    context.HttpContext.RequestServices.GetRequiredService<Sessions>().Name(context.Principal!, forApi: false, SignedInFor);
            })
            // Between password and code.
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options =>
            {
                options.Cookie.Name = "gym24-code";
                options.Cookie.SameSite = SameSiteMode.Strict;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            })
            // Between the provider's answer and its taking.
            .AddCookie(IdentityConstants.ExternalScheme, options =>
            {
                options.Cookie.Name = "gym24-openid";
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            })
            .AddBearerToken(IdentityConstants.BearerScheme);
        services.AddOpenId();

        services.AddDataProtection().SetApplicationName("Gym24.Platform")
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
            options.XmlRepository = new StoredDataKeys(provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<SchoolKeys>())));
    }

    public static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    public static void UseAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseRateLimiter(app.Services.GetRequiredService<ApiBudget>().Limiter);
        app.UseMiddleware<SessionCheck>();
        app.UseMiddleware<Gate>();
    }
}
