using Gym24.Contracts.Jobs;

namespace Fixture;

public sealed class Module : IModule
{
    public void Register(IModuleBuilder module) => module.Services.AddScoped<IJob, OpenJob>();
}

public sealed class OpenJob : IJob
{
    public Gym24.Contracts.LocalText Title => "Никто не отвечает";

    public Task<bool> Step(CancellationToken cancellation) => Task.FromResult(false);
}
