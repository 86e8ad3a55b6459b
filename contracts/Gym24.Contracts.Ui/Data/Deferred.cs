using Microsoft.AspNetCore.Components.Rendering;

namespace Gym24.Contracts.Ui;

/// <summary>Renders after the siblings before it: by then the columns have named themselves to the table.</summary>
public sealed class Deferred : ComponentBase
{
    /// <summary>What to render last.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
