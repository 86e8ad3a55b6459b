namespace Fixture;

public sealed class Module : IModule
{
    public void Register(IModuleBuilder module) => GC.KeepAlive(new Microsoft.Extensions.Options.FromTheFuture());
}
