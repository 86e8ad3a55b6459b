using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Contracts.Ui;

/// <summary>The hidden field that shows a form came from this site. Taken from the request, so that it is there in what is rendered apart as well.</summary>
public sealed class FormToken : ComponentBase
{
    [Inject] private IServiceProvider Services { get; set; } = null!;

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (Services.GetService<IHttpContextAccessor>()?.HttpContext is not { } context || Services.GetService<IAntiforgery>() is not { } antiforgery)
            return;
        var tokens = context.Response.HasStarted ? antiforgery.GetTokens(context) : antiforgery.GetAndStoreTokens(context);
        builder.OpenElement(0, "input");
        builder.AddAttribute(1, "type", "hidden");
        builder.AddAttribute(2, "name", tokens.FormFieldName);
        builder.AddAttribute(3, "value", tokens.RequestToken);
        builder.CloseElement();
    }
}
