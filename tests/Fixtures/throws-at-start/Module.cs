namespace Fixture;

public sealed class Module : IModule
{
    public void Register(IModuleBuilder module)
    {
    }

    public Task Start(IServiceProvider services, CancellationToken cancellation) => throw new InvalidOperationException("The device is not connected.");
}
