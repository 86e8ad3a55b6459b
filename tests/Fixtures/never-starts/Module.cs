namespace Fixture;

public sealed class Module : IModule
{
    public void Register(IModuleBuilder module)
    {
    }

    public Task Start(IServiceProvider services, CancellationToken cancellation)
    {
        Thread.Sleep(Timeout.Infinite);
        return Task.CompletedTask;
    }
}
