using Gym24.Contracts.Data;
using Gym24.Host.Access;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Together;

/// <summary>
/// What another host on the same database has changed and this one holds in memory: roles and modules. Looked for every two seconds,
/// by asking for a few rows; while the database is away everything stays as it was.
/// </summary>
internal sealed class Elsewhere(IServiceScopeFactory scopes, IDatabaseEngine engine, RoleBook roles, FollowedModules modules, ApiBudget budget,
    TimeProvider clock, ILogger<Elsewhere> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2), SweepEvery = TimeSpan.FromMinutes(10);
    private DateTimeOffset _answer, _sweep;
    private bool _silent;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Look(stoppingToken);
                _silent = false;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                if (!_silent)
                    log.LogWarning(failure, "Could not look for what other hosts have changed; going on");
                _silent = true;
            }
            await Task.Delay(LookAgain, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Look(CancellationToken stopping)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<HostDb>();
            await roles.Refresh(db, stopping);
            var now = clock.GetUtcNow();
            if (engine.HasSchemas && now >= _answer)
                (budget.Hosts, _answer) = (await HostRoll.Answer(db, stopping), now + HostRoll.Every);
            if (now >= _sweep)
            {
                await SignInAttempts.Sweep(db, stopping);
                await Sessions.Sweep(db, stopping);
                await OneTimeLinks.Sweep(db, stopping);
                _sweep = now + SweepEvery;
            }
        }
        await modules.Follow(stopping);
    }
}
