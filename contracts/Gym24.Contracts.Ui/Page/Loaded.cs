namespace Gym24.Contracts.Ui;

/// <summary>
/// Base of pages and panels that load what they show: they are rendered once, when <see cref="ComponentBase.OnInitializedAsync"/> is through,
/// and never half loaded. A page is sent whole anyway; on a database server loading takes a moment. Name it in <c>_Imports.razor</c>.
/// </summary>
public abstract class Loaded : ComponentBase
{
    private Task? _loading;

    /// <inheritdoc />
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await (_loading ??= Load());
        OnParametersSet();
        await OnParametersSetAsync();
        StateHasChanged();
    }

    private async Task Load()
    {
        OnInitialized();
        await OnInitializedAsync();
    }
}
