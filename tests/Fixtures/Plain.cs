namespace Fixture;

/// <summary>What a fixture is made of whose fault lies elsewhere than in its code.</summary>
public sealed class PlainModule : IModule
{
    public void Register(IModuleBuilder module)
    {
    }
}
