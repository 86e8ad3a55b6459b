using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Demo;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.FullModule;

public sealed class FullModule : IModule
{
    private static readonly TextCatalog T = new(typeof(Texts));

    public void Register(IModuleBuilder module)
    {
        module.Services.AddSingleton<Edition>();
        module.Services.AddScoped<IDemoSource, DemoRows>();
        module.Services.AddSingleton(new NavigationEntry("work", () => T["Title"], "/full-module", "puzzle", "full-module.see"));
        module.Services.AddSingleton(new DashboardTile(() => T["Title"], "puzzle", typeof(FullTile), "full-module.see"));
    }

    public void Map(IEndpointRouteBuilder api)
    {
        var own = api.MapGroup("/full-module").Public();
        own.MapGet("/edition", (Edition edition) => edition.Facts());
        own.MapGet("/slow", async (Edition edition, int milliseconds, CancellationToken cancellation) =>
        {
            await Task.Delay(milliseconds, cancellation);
            return edition.Facts();
        });
        own.MapGet("/stubborn", async (Edition edition, int milliseconds) =>
        {
            await Task.Delay(milliseconds, CancellationToken.None);
            return edition.Facts();
        });
        own.MapGet("/started", (Edition edition) => edition.Started);
    }

    public Task Start(IServiceProvider services, CancellationToken cancellation)
    {
        services.GetRequiredService<Edition>().Started = true;
        return Task.CompletedTask;
    }
}

internal sealed class Texts;
