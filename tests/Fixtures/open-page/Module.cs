namespace Fixture;

public sealed class Module : IModule
{
    public void Register(IModuleBuilder module)
    {
    }
}

[Microsoft.AspNetCore.Components.Route("/open-page")]
public sealed class OpenPage : ComponentBase;
