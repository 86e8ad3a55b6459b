using Gym24.Contracts.Events;
using Gym24.Contracts.Modules;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Contracts.Data;

/// <summary>What a module with requests or tables adds in its <see cref="IModule.Register"/>.</summary>
public static class DataModuleBuilder
{
    /// <summary>Adds the module's context, and a <see cref="PupilPicker{TDb}"/> on it. Its migrations stand in the same assembly.</summary>
    public static void AddData<TDb>(this IModuleBuilder module) where TDb : ModuleDb
    {
        module.Services.AddModuleDb<TDb>(module.Manifest);
        module.Services.AddScoped<PupilPicker<TDb>>();
    }

    /// <summary>Finds the request handlers and event handlers of the module's assembly.</summary>
    public static void AddSlices<TModule>(this IModuleBuilder module) where TModule : IModule =>
        module.Services.AddSlices(typeof(TModule).Assembly);

    /// <summary>As <see cref="AddData{TDb}(IModuleBuilder)"/>, for the host's own context.</summary>
    public static void AddModuleDb<TDb>(this IServiceCollection services, ModuleManifest manifest) where TDb : ModuleDb
    {
        var create = ActivatorUtilities.CreateFactory<TDb>([typeof(ModuleDbSetup)]);
        DbContextOptions? options = null;
        services.AddSingleton(new ModuleDbRegistration(manifest.Id, typeof(TDb)));
        services.AddScoped(provider =>
        {
            var session = provider.GetRequiredService<DbSession>();
            options ??= Options(session.Engine, manifest);
            return create(provider, [new ModuleDbSetup(options, manifest, session,
                provider.GetRequiredService<RowScope>(), provider.GetRequiredService<SearchWriter>(), provider.GetRequiredService<TimeProvider>())]);
        });
    }

    /// <summary>As <see cref="AddSlices{TModule}(IModuleBuilder)"/>, for the host's own slices.</summary>
    public static void AddSlices(this IServiceCollection services, System.Reflection.Assembly assembly) =>
        services.Scan(scan => scan.FromAssemblies(assembly)
            .AddClasses(c => c.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces().WithTransientLifetime()
            .AddClasses(c => c.AssignableTo(typeof(IEventHandler<>)), publicOnly: false).AsImplementedInterfaces().WithTransientLifetime());

    /// <summary>Adds the mediator with its one pipeline, the session and the row scope. Called by the host once per generation.</summary>
    public static void AddRequests(this IServiceCollection services)
    {
        services.AddSingleton<AuditChains>();
        services.AddSingleton<Readings>();
        services.AddScoped(provider => new DbSession(provider.GetRequiredService<IDatabaseEngine>(), provider.GetRequiredService<AuditChains>()));
        services.AddScoped<RowScope>();
        services.AddScoped(provider => new SearchWriter(provider, provider.GetRequiredService<DbSession>()));
        services.AddSingleton<ModuleDbs>();
        services.AddScoped<ServiceFactory>(provider => provider.GetService);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Authorise<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Validate<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Transact<,>));
    }

    private static DbContextOptions Options(IDatabaseEngine engine, ModuleManifest manifest)
    {
        var builder = new DbContextOptionsBuilder();
        engine.Configure(builder, Names.Table(manifest.Id, "migrations", engine.HasSchemas), Names.Schema(manifest.Id, engine.HasSchemas));
        // Migrations are written by hand without a snapshot; a test compares the schema with the model instead.
        builder.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
        builder.AddInterceptors(PlainText.Only, LeastFields.Only);
        return builder.Options;
    }
}
