using System.Diagnostics;
using Gym24.Contracts;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Shell;
using Gym24.Modularity.Access;
using Gym24.Modularity.Catalogue;
using Gym24.Modularity.Loading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Modularity.Generations;

/// <summary>A module on its way into a generation. Every call into its code is timed, limited and guarded.</summary>
internal sealed class Part
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly Stopwatch _busy = new();
    private readonly ModuleBuilder _builder;
    private readonly List<RouteEndpoint> _endpoints = [];
    private IModule? _entry;
    private object[] _contributed = [];

    private Part(LoadedModule module)
    {
        Module = module;
        _builder = new ModuleBuilder(module.Manifest);
    }

    public LoadedModule Module { get; }

    public IServiceCollection Registered => _builder.Services;

    public ModuleRun Run => new(_busy.Elapsed, new Contributions(
        [.. Pages(Module)],
        [.. _endpoints.Select(AccessCheck.Name)],
        [.. _contributed.OfType<DashboardTile>().Select(t => t.Component.Name)],
        [.. _contributed.OfType<NavigationEntry>().Select(n => n.Href)],
        [.. Module.Manifest.Permissions.Select(p => p.Id)]),
        _endpoints, [.. Registered.Where(d => !d.IsKeyedService && !d.ServiceType.IsGenericTypeDefinition).Select(d => d.ServiceType).Distinct()]);

    public static Part Load(ModuleFolder folder, ModuleLoader loader) => new(loader.Load(folder));

    public static IEnumerable<string> Pages(LoadedModule module) => (module.Assembly?.GetTypes() ?? [])
        .SelectMany(t => t.GetCustomAttributes(typeof(RouteAttribute), inherit: false).Cast<RouteAttribute>()).Select(r => r.Template);

    public Task Register(CancellationToken cancellation) => Module.Entry is null ? Task.CompletedTask : Guard("Start.Register", _ =>
    {
        _entry = (IModule)Activator.CreateInstance(Module.Entry)!;
        _entry.Register(_builder);
        return Task.CompletedTask;
    }, cancellation);

    public async Task Map(WebApplication app, IGenerationRecipe recipe, AccessCheck access, CancellationToken cancellation)
    {
        if (_entry is null)
            return;
        await Guard("Start.Map", _ =>
        {
            IEndpointRouteBuilder routes = app;
            EndpointDataSource[] before = [.. routes.DataSources];
            _entry.Map(recipe.Api(app, Module));
            _entry.MapRoot(app.MapGroup("").ExcludeFromDescription());
            foreach (var source in routes.DataSources.Except(before).ToArray())
            {
                // A group compiles its endpoints each time it is asked for them; asked once, they are kept.
                var kept = new DefaultEndpointDataSource(source.Endpoints);
                routes.DataSources.Remove(source);
                routes.DataSources.Add(kept);
                _endpoints.AddRange(kept.Endpoints.OfType<RouteEndpoint>());
            }
            _contributed = [.. Registered.Where(d => !d.IsKeyedService && d.ServiceType.Namespace == typeof(DashboardTile).Namespace && !d.ServiceType.IsInterface)
                .Select(d => d.ImplementationInstance ?? d.ImplementationFactory?.Invoke(app.Services)).OfType<object>()];
            return Task.CompletedTask;
        }, cancellation);
        foreach (var endpoint in _endpoints)
            access.Endpoint(Module, endpoint);
        access.Contributions(Module, _contributed);
    }

    public async Task Prepare(IServiceProvider services, IGenerationRecipe recipe, CancellationToken cancellation)
    {
        try
        {
            _busy.Start();
            await recipe.Prepare(services, Module, cancellation);
        }
        catch (Exception e) when (e is not (OperationCanceledException or ModuleFault))
        {
            throw new ModuleFault(Module.Id, ModuleState.Faulted, Said.Of("Start.Prepare", Words(e)), e);
        }
        finally
        {
            _busy.Stop();
        }
    }

    public Task Start(IServiceProvider services, CancellationToken cancellation) =>
        _entry is null ? Task.CompletedTask : Guard("Start.Start", limited => _entry.Start(services, limited), cancellation);

    // A module may block the thread it was given, so the wait is ours: its thread is given up when the time is over.
    private async Task Guard(string step, Func<CancellationToken, Task> call, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Limit);
        _busy.Start();
        try
        {
            await Task.Factory.StartNew(() => call(limited.Token), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                .Unwrap().WaitAsync(Limit, cancellation);
        }
        catch (Exception e) when (e is not ModuleFault && !cancellation.IsCancellationRequested)
        {
            var late = e is TimeoutException || (e is OperationCanceledException && limited.IsCancellationRequested);
            var reason = late ? Said.Of("Start.Late", Said.Of(step), (int)Limit.TotalSeconds) : Said.Of("Start.Threw", Said.Of(step), Words(e));
            throw new ModuleFault(Module.Id, ModuleState.Faulted, reason, e);
        }
        finally
        {
            _busy.Stop();
        }
    }

    private static string Words(Exception e) => e is System.Reflection.TargetInvocationException { InnerException: { } inner } ? Words(inner) : $"{e.GetType().Name}: {e.Message}";
}
