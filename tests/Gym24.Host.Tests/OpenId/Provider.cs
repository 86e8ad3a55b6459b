using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Gym24.Host.Tests.OpenId;

/// <summary>A small OpenID provider on a loopback port: it signs in whoever it is told to, and spoils its answer as it is told to.</summary>
internal sealed class Provider : IAsyncDisposable
{
    public const string Client = "gym24", Secret = "not so secret here";
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string Redirect)> _codes = [];
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "k1" }, _foreign = new(RSA.Create(2048)) { KeyId = "k1" };
    private readonly WebApplication _app;

    public Provider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Address, ["authorization_endpoint"] = Address + "/authorize", ["token_endpoint"] = Address + "/token", ["jwks_uri"] = Address + "/keys",
            ["response_types_supported"] = new[] { "code" }, ["subject_types_supported"] = new[] { "public" }, ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        }));
        _app.MapGet("/keys", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_key.Rsa.ExportParameters(false)) { KeyId = "k1" });
            return Results.Json(new { keys = new[] { new { kty = key.Kty, use = "sig", kid = key.KeyId, alg = "RS256", n = key.N, e = key.E } } });
        });
        _app.MapGet("/authorize", (HttpRequest request) =>
        {
            var query = request.Query;
            Assert.Equal(("code", Client, "S256"), (query["response_type"].ToString(), query["client_id"].ToString(), query["code_challenge_method"].ToString()));
            Assert.Contains("openid", query["scope"].ToString(), StringComparison.Ordinal);
            var code = Guid.NewGuid().ToString("N");
            _codes[code] = (query["nonce"].ToString(), query["code_challenge"].ToString(), query["redirect_uri"].ToString());
            return Results.Redirect($"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"].ToString())}");
        });
        _app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            if (!_codes.TryRemove(form["code"].ToString(), out var asked) || form["client_secret"] != Secret || form["redirect_uri"] != asked.Redirect
                || Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked.Challenge)
                return Results.BadRequest(new { error = "invalid_grant" });
            return Results.Json(new { access_token = "x", token_type = "Bearer", id_token = Token(asked.Nonce) });
        });
    }

    public string Address => _app.Urls.First();

    /// <summary>Who signs in at it, how, and by which name.</summary>
    public string Subject { get; set; } = "";
    public string? Name { get; set; }
    public string[] Ways { get; set; } = [];

    /// <summary>What is wrong with the token.</summary>
    public string? Wrong { get; set; }

    public Task Start() => _app.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private string Token(string nonce)
    {
        var claims = new Dictionary<string, object> { ["sub"] = Wrong == "subject" ? "" : Subject, ["nonce"] = Wrong == "nonce" ? "another" : nonce };
        if (Wrong == "no nonce")
            claims.Remove("nonce");
        if (Name is not null)
            claims["preferred_username"] = Name;
        if (Ways.Length > 0)
            claims["amr"] = Ways;
        if (Wrong == "party")
            claims["azp"] = "somebody-else";
        var now = DateTime.UtcNow;
        var expired = Wrong == "expired" ? TimeSpan.FromHours(-2) : TimeSpan.Zero;
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Wrong == "issuer" ? "https://elsewhere.example" : Address,
            Audience = Wrong == "audience" ? "another-client" : Client,
            IssuedAt = now + expired, NotBefore = now + expired, Expires = now + expired + TimeSpan.FromMinutes(5),
            Claims = claims,
            SigningCredentials = Wrong switch
            {
                "no signature" => null,
                "signature" => new SigningCredentials(_foreign, SecurityAlgorithms.RsaSha256),
                "secret as key" => new SigningCredentials(new SymmetricSecurityKey(SHA256.HashData(Encoding.UTF8.GetBytes(Secret))), SecurityAlgorithms.HmacSha256),
                _ => new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
            },
        });
        return Wrong == "payload" ? token.Split('.') is var parts ? $"{parts[0]}.{Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace(Subject, "victim", StringComparison.Ordinal))}.{parts[2]}" : "" : token;
    }
}

/// <summary>A host that knows the provider.</summary>
public sealed class OpenIdHost : RunningHost
{
    internal Provider Provider { get; } = new();

    protected override Dictionary<string, string?> Settings => new()
    {
        ["OpenId:Authority"] = Provider.Address, ["OpenId:ClientId"] = Provider.Client, ["OpenId:ClientSecret"] = Provider.Secret,
        ["OpenId:Title"] = "Моя школа", ["OpenId:SecondFactor"] = "mfa", ["OpenId:LinkByClaim"] = "preferred_username",
    };

    public override async ValueTask InitializeAsync()
    {
        await Provider.Start();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
