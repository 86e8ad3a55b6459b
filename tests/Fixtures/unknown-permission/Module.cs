namespace Fixture;

public sealed class Module : IModule
{
    public void Register(IModuleBuilder module) =>
        module.Services.AddSingleton(new NavigationEntry("work", () => "Тайное", "/secret", "lock", "unknown-permission.see"));
}
