using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gym24.Contracts.Ui;

/// <summary>
/// Renders a component of another module apart from the page, in a scope of its own: one that throws or takes too long shows as
/// failed, and the page stays. Several of them on a page render side by side.
/// </summary>
public sealed class Isolated : ComponentBase
{
    /// <summary>How long a component may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private MarkupString? _markup;
    private bool _failed;

    /// <summary>What to render.</summary>
    [Parameter, EditorRequired, DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] public Type Component { get; set; } = null!;

    /// <summary>Its parameters.</summary>
    [Parameter] public IDictionary<string, object?>? Parameters { get; set; }

    /// <summary>Around the content; not shown when there is none.</summary>
    [Parameter] public RenderFragment<RenderFragment>? ChildContent { get; set; }

    /// <summary>In place of what failed.</summary>
    [Parameter, EditorRequired] public RenderFragment Failed { get; set; } = null!;

    [Inject] private IServiceScopeFactory Scopes { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private ILoggerFactory Loggers { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var (address, uri) = (Navigation.BaseUri, Navigation.Uri);
        // On the pool: a component that blocks its thread must not block the page.
        var rendering = Task.Run(() => Render(address, uri));
        try
        {
            _markup = new MarkupString(await rendering.WaitAsync(Limit));
        }
        catch (Exception failure)
        {
            _failed = true;
            Loggers.CreateLogger<Isolated>().LogError(failure, "{Component} failed and is shown as failed", Component.FullName);
        }
    }

    private async Task<string> Render(string address, string uri)
    {
        await using var scope = Scopes.CreateAsyncScope();
        if (scope.ServiceProvider.GetRequiredService<NavigationManager>() is IHostEnvironmentNavigationManager navigation)
            navigation.Initialize(address, uri);
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, Loggers);
        var parameters = Parameters is null ? ParameterView.Empty : ParameterView.FromDictionary(Parameters);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync(Component, parameters)).ToHtmlString());
    }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (_failed)
            builder.AddContent(0, Failed);
        else if (_markup is { Value: { } html } markup && !string.IsNullOrWhiteSpace(html))
            builder.AddContent(1, ChildContent is null ? b => b.AddContent(2, markup) : ChildContent(b => b.AddContent(2, markup)));
    }
}
