namespace Fixture;

public sealed class Module : IModule
{
    public void Register(IModuleBuilder module) => _ = typeof(Microsoft.Extensions.Options.FromTheFuture);
}
