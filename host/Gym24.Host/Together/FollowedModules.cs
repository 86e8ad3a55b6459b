using Gym24.Host.Data;
using Gym24.Modularity.Catalogue;
using Gym24.Modularity.Generations;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Together;

/// <summary>Decisions about modules, from one host to the others. The files themselves lie in the data folder of each.</summary>
internal sealed class FollowedModules(IServiceScopeFactory scopes, IServiceProvider services, ILogger<FollowedModules> log)
{
    private readonly HashSet<ModuleDecision> _tried = [];

    /// <summary>Writes down what was decided here. The caller saves.</summary>
    public static async Task Tell(HostDb db, ModuleDecision made, CancellationToken cancellation)
    {
        var row = await db.Decisions.FirstOrDefaultAsync(d => d.Module == made.Id, cancellation);
        if (row is null)
            db.Decisions.Add(row = new DecisionRow { Module = made.Id });
        (row.Enabled, row.Hash, row.ModuleVersion, row.At) = (made.Enabled, made.Hash, made.Version, db.Now);
    }

    /// <summary>Does what was decided elsewhere. What fails here is not tried again before the next decision or start; the page of the module says why.</summary>
    public async Task Follow(CancellationToken cancellation)
    {
        // A rehearsal has no modules to switch.
        if (services.GetService<ModuleHost>() is not { } modules)
            return;
        List<ModuleDecision> all;
        await using (var scope = scopes.CreateAsyncScope())
            all = await scope.ServiceProvider.GetRequiredService<HostDb>().Decisions.AsNoTracking()
                .Select(d => new ModuleDecision(d.Module, d.Enabled, d.Hash, d.ModuleVersion)).ToListAsync(cancellation);
        foreach (var made in all.Where(d => modules.MustFollow(d) && _tried.Add(d)))
        {
            var result = await modules.Follow(made, cancellation);
            if (result.Succeeded)
                _tried.Remove(made);
            else
                log.LogError("Another host switched {Module} {Change}; here it failed: {Reason}", made.Id, made.Enabled ? "on" : "off", result.Failure);
        }
    }
}
