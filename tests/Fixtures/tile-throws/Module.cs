namespace Fixture;

public sealed class Module : IModule
{
    public void Register(IModuleBuilder module) =>
        module.Services.AddSingleton(new DashboardTile(() => "Плитка с ошибкой", "alert-triangle", typeof(ThrowingTile), "tile-throws.see"));
}

public sealed class ThrowingTile : ComponentBase
{
    protected override void OnInitialized() => throw new InvalidOperationException("The tile broke.");
}
