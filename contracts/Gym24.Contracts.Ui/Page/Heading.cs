using Microsoft.AspNetCore.Components.Rendering;

namespace Gym24.Contracts.Ui;

/// <summary>A heading whose level is a value, so that a card fits where it stands.</summary>
public sealed class Heading : ComponentBase
{
    /// <summary>1 to 6.</summary>
    [Parameter] public int Level { get; set; } = 2;

    /// <summary>Classes.</summary>
    [Parameter] public string? Class { get; set; }

    /// <summary>Id, for a label by reference.</summary>
    [Parameter] public string? Id { get; set; }

    /// <summary>The text is a Russian fact.</summary>
    [Parameter] public bool Russian { get; set; }

    /// <summary>Text.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, Level switch { 1 => "h1", 2 => "h2", 3 => "h3", 4 => "h4", 5 => "h5", _ => "h6" });
        builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "id", Id);
        builder.AddAttribute(3, "lang", Css.RussianIf(Russian));
        builder.AddContent(4, ChildContent);
        builder.CloseElement();
    }
}
