using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gym24.Contracts.Ui.Tests;

/// <summary>Renders as a request does: to text, once, and reads the text back as a browser would.</summary>
internal static class Rendered
{
    public static Task<IElement> Of<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent => At<T>("/list", "ru", parameters);

    public static async Task<IElement> At<T>(string address, string language, params (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            var html = await Html<T>(address, parameters);
            return new HtmlParser().ParseDocument("<!doctype html><body>" + html).Body!;
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    private static async Task<string> Html<T>(string address, (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddLocalization()
            .AddScoped<NavigationManager>(_ => new Here(address))
            .AddSingleton<IHttpContextAccessor>(new HttpContextAccessor { HttpContext = new DefaultHttpContext() })
            .AddSingleton<IAntiforgery, Tokens>()
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var values = ParameterView.FromDictionary(parameters.ToDictionary(pair => pair.Name, pair => pair.Value));
            return (await renderer.RenderComponentAsync<T>(values)).ToHtmlString();
        });
    }

    private sealed class Here : NavigationManager
    {
        public Here(string address) => Initialize("http://school.test/", "http://school.test" + address);
    }

    private sealed class Tokens : IAntiforgery
    {
        public AntiforgeryTokenSet GetAndStoreTokens(HttpContext context) => GetTokens(context);

        public AntiforgeryTokenSet GetTokens(HttpContext context) => new("token-value", "cookie-value", "__token", null);

        public Task<bool> IsRequestValidAsync(HttpContext context) => Task.FromResult(true);

        public Task ValidateRequestAsync(HttpContext context) => Task.CompletedTask;

        public void SetCookieTokenAndHeader(HttpContext context)
        {
        }
    }
}
