using Gym24.Contracts.Modules;
using Gym24.Modularity.Access;
using Gym24.Modularity.Catalogue;
using Gym24.Modularity.Loading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gym24.Modularity.Generations;

/// <summary>Builds a generation up to the point where requests may flow in, or says which module stands in the way.</summary>
internal sealed class GenerationFactory(Outside outside, ModuleLoader loader, IGenerationRecipe recipe, ModuleHost? host = null)
{
    private int _number;

    /// <exception cref="ModuleFault">A module cannot be part of it. Nothing of the generation remains.</exception>
    public async Task<Generation> Build(IReadOnlyList<ModuleFolder> folders, CancellationToken cancellation)
    {
        var parts = folders.Select(folder => Part.Load(folder, loader)).ToArray();
        LoadedModule[] modules = [.. parts.Select(p => p.Module)];
        var server = new GenerationServer(outside.Addresses);
        var access = new AccessCheck(recipe.Permissions.Concat(modules.SelectMany(m => m.Manifest.Permissions).Select(p => p.Id)).ToHashSet(StringComparer.Ordinal));

        var builder = Begin(server);
        recipe.AddServices(builder, modules);
        builder.Services.AddSingleton<IActiveModules>(new ActiveModules(modules));
        var services = new ModuleServices(builder.Services);
        foreach (var part in parts)
        {
            await part.Register(cancellation);
            services.Merge(part.Module, part.Registered);
            access.Types(part.Module);
        }

        var app = builder.Build();
        try
        {
            recipe.Configure(app, modules);
            var addresses = new TakenAddresses();
            addresses.Take(((IEndpointRouteBuilder)app).DataSources, modules);
            foreach (var part in parts)
            {
                await part.Map(app, recipe, access, cancellation);
                addresses.Take(part.Module, part.Run.Endpoints);
            }
            await recipe.Prepare(app.Services, null, cancellation);
            foreach (var part in parts)
                await part.Prepare(app.Services, recipe, cancellation);
            await recipe.Open(app.Services, cancellation);
            foreach (var part in parts)
                await part.Start(app.Services, cancellation);
            await app.StartAsync(cancellation);
            return new Generation(Interlocked.Increment(ref _number), app, server, modules, parts.ToDictionary(p => p.Module.Id, p => p.Run));
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private WebApplicationBuilder Begin(GenerationServer server)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = System.Reflection.Assembly.GetEntryAssembly()?.GetName().Name,
            ContentRootPath = outside.ContentRoot,
            EnvironmentName = outside.Environment,
        });
        builder.Configuration.AddConfiguration(outside.Configuration);
        builder.Services.AddLogging();
        builder.Services.Replace(ServiceDescriptor.Singleton(outside.Logging));
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime>(new WithoutConsole()));
        builder.Services.AddSingleton<IServer>(server);
        builder.Services.TryAddSingleton(outside.Clock);
        if (host is not null)
            builder.Services.AddSingleton(host);
        builder.Services.AddRouting();
        return builder;
    }

    // Signals of the process concern the outer application; it stops the generations.
    private sealed class WithoutConsole : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class ActiveModules(IReadOnlyList<LoadedModule> modules) : IActiveModules
    {
        public IReadOnlyList<ActiveModule> All { get; } = [.. modules.Select(m => new ActiveModule(m.Manifest, m.Folder, m.Assembly))];

        public ActiveModule? Of(System.Reflection.Assembly assembly) => All.FirstOrDefault(m => m.Assembly == assembly);
    }
}
