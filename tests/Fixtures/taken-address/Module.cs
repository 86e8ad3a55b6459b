namespace Fixture;

public sealed class Module : IModule
{
    public void Register(IModuleBuilder module)
    {
    }
}

[Microsoft.AspNetCore.Components.Route("/calendar"), Requires("taken-address.see")]
public sealed class OtherCalendar : ComponentBase;
