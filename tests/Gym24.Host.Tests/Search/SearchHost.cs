using Gym24.Contracts.Search;
using Gym24.Host.Data;
using Gym24.Host.Search.Build;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Search;

/// <summary>The invented school with the words of its search.</summary>
public sealed class SearchHost : DemoHost
{
    /// <summary>Waits until everything is built.</summary>
    public async Task Built()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await IsBuilt(patience.Token))
            await Task.Delay(50, patience.Token);
    }

    private async Task<bool> IsBuilt(CancellationToken cancellation)
    {
        await using var scope = Services.CreateAsyncScope();
        var kinds = scope.ServiceProvider.GetServices<ISearchSource>().Select(s => s.Kind).ToList();
        return await scope.ServiceProvider.GetRequiredService<HostDb>().SearchBuilds.CountAsync(b => kinds.Contains(b.Kind) && b.State == BuildState.Done, cancellation) == kinds.Count;
    }
}
