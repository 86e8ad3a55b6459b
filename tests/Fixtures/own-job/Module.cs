namespace Fixture;

public sealed class Module : IModule
{
    public void Register(IModuleBuilder module) => module.Services.AddHostedService<Loop>();

    private sealed class Loop : Microsoft.Extensions.Hosting.BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Delay(Timeout.Infinite, stoppingToken);
    }
}
