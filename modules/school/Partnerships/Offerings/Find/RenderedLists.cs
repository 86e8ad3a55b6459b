using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gym24.Partnerships.Offerings.Find;

/// <summary>
/// Lists of a snapshot as they were rendered for an address, the same for everybody: most people ask for the same few lists. Belongs
/// to one snapshot and goes with it; what is in it never depends on who asks.
/// </summary>
internal sealed class RenderedLists
{
    /// <summary>Characters in all; two bytes each.</summary>
    private const int Room = 3_000_000;
    private const int LongestQuery = 300;
    private readonly ConcurrentDictionary<(string Language, string Query), string> _lists = [];
    private int _used;

    public async Task<MarkupString> Get(string query, IServiceProvider services, Func<Task<RenderFragment>> make)
    {
        var key = (CultureInfo.CurrentUICulture.Name, query);
        if (_lists.TryGetValue(key, out var kept))
            return new MarkupString(kept);
        var html = await Render(services, await make());
        if (query.Length <= LongestQuery)
        {
            if (Interlocked.Add(ref _used, html.Length) > Room)
            {
                _lists.Clear();
                Interlocked.Exchange(ref _used, html.Length);
            }
            _lists[key] = html;
        }
        return new MarkupString(html);
    }

    private static async Task<string> Render(IServiceProvider services, RenderFragment content)
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<Content>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Content.ChildContent)] = content })))
                .ToHtmlString());
    }

    private sealed class Content : ComponentBase
    {
        [Parameter] public RenderFragment? ChildContent { get; set; }

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
    }
}
