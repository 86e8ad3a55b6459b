using Gym24.Contracts.Bulk;
using Gym24.Contracts.Events;
using Gym24.Contracts.Files;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Privacy;
using Gym24.Contracts.Search;
using Gym24.Contracts.Shell;
using Gym24.Modularity.Catalogue;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gym24.Modularity.Loading;

internal sealed class ModuleBuilder(ModuleManifest manifest) : IModuleBuilder
{
    public ModuleManifest Manifest { get; } = manifest;

    public IServiceCollection Services { get; } = new ServiceCollection();
}

/// <summary>Takes over what a module registered, if it is the module's own or an extension point. Nobody replaces a service of the host.</summary>
internal sealed class ModuleServices
{
    private readonly IServiceCollection _host;
    private readonly HashSet<Type> _hostServices;
    private readonly HashSet<(Type, Type?)> _hostPairs;

    public ModuleServices(IServiceCollection host)
    {
        _host = host;
        _hostServices = [.. host.Select(d => d.ServiceType)];
        _hostPairs = [.. host.Select(d => (d.ServiceType, Implementation(d)))];
    }

    /// <exception cref="ModuleFault">A registration would reach beyond the module.</exception>
    public void Merge(LoadedModule module, IServiceCollection registered)
    {
        foreach (var descriptor in registered)
        {
            if (Allowed(module, descriptor))
                _host.Add(descriptor);
            else if (!IsRepetition(descriptor))
                throw new ModuleFault(module.Id, ModuleState.Refused, Refusal(descriptor));
        }
    }

    private bool Allowed(LoadedModule module, ServiceDescriptor descriptor)
    {
        if (descriptor.ServiceType == typeof(IHostedService))
            return false;
        if (Concerns(module, descriptor.ServiceType))
            return true;
        return IsContract(descriptor.ServiceType) && (IsContribution(descriptor.ServiceType) || !_hostServices.Contains(descriptor.ServiceType));
    }

    /// <summary>Of records, jobs, personal records, channels of notices, reminders, bulk acts, checks of files, what is found and event handlers any number stands side by side; any other contract the host has filled is the host's.</summary>
    private static bool IsContribution(Type type) =>
        type.GetMethod("<Clone>$") is not null || type == typeof(IJob) || type == typeof(IPersonalRecords) || type == typeof(INoticeChannel) || type == typeof(IReminderSource) || type == typeof(IBulkAct) || type == typeof(IFileCheck) || type == typeof(ISearchSource) || type == typeof(ISearchList) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEventHandler<>));

    private static bool Concerns(LoadedModule module, Type type) =>
        module.Owns(type)
        || (type.IsConstructedGenericType && Array.Exists(type.GenericTypeArguments, argument => Concerns(module, argument)))
        || (type.IsArray && Concerns(module, type.GetElementType()!));

    private static bool IsContract(Type type) =>
        type.Assembly.GetName().Name is { } name && (name == "Gym24.Contracts" || name.StartsWith("Gym24.Contracts.", StringComparison.Ordinal));

    /// <summary>Calls such as <c>AddOptions</c> or <c>AddDbContext</c> bring the framework's own plumbing along; the host has it or needs none.</summary>
    private bool IsRepetition(ServiceDescriptor descriptor) =>
        (Implementation(descriptor) is { } known && _hostPairs.Contains((descriptor.ServiceType, known)))
        || (descriptor.ServiceType.Assembly.GetName().Name == "Microsoft.EntityFrameworkCore" && TryAdd(descriptor));

    private bool TryAdd(ServiceDescriptor descriptor)
    {
        if (_host.All(d => d.ServiceType != descriptor.ServiceType))
            _host.Add(descriptor);
        return true;
    }

    private static Gym24.Contracts.LocalText Refusal(ServiceDescriptor descriptor) => descriptor.ServiceType == typeof(IHostedService)
        ? Said.Of("Services.Hosted", Name(Implementation(descriptor) ?? descriptor.ServiceType))
        : Said.Of("Services.Foreign", Name(descriptor.ServiceType));

    private static string Name(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;

    private static Type? Implementation(ServiceDescriptor descriptor)
    {
        if (descriptor.IsKeyedService)
            return descriptor.KeyedImplementationType ?? descriptor.KeyedImplementationInstance?.GetType();
        return descriptor.ImplementationType ?? descriptor.ImplementationInstance?.GetType();
    }
}
