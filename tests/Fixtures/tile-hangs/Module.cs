namespace Fixture;

public sealed class Module : IModule
{
    public void Register(IModuleBuilder module) =>
        module.Services.AddSingleton(new DashboardTile(() => "Зависшая плитка", "hourglass", typeof(HangingTile), "tile-hangs.see"));
}

public sealed class HangingTile : ComponentBase
{
    protected override void OnInitialized() => Thread.Sleep(Timeout.Infinite);
}
