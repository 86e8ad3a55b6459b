namespace Gym24.Host.Demo;

/// <summary>In a demonstration, makes the invented school: after the modules have started and before anybody comes in.</summary>
internal sealed class DemoStart(IServiceScopeFactory scopes, DemoMark mark) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!mark.IsDemo)
            return;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoFilling>().Ensure(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
