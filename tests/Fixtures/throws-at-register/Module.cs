namespace Fixture;

public sealed class Module : IModule
{
    public void Register(IModuleBuilder module) => throw new NotSupportedException("Not on this day.");
}
