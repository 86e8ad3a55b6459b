using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Gym24.Modularity.Catalogue;
using Gym24.Modularity.Generations;
using MediatR;

namespace Gym24.Host.Modules;

/// <summary>Every module there is, as of now; the folders are looked at again.</summary>
[Requires(HostManifest.Modules)]
internal sealed record ListModules : IQuery<IReadOnlyList<ModuleStatus>>
{
    internal sealed class Handler(ModuleHost modules) : IRequestHandler<ListModules, IReadOnlyList<ModuleStatus>>
    {
        public Task<IReadOnlyList<ModuleStatus>> Handle(ListModules request, CancellationToken cancellation) => Task.FromResult(modules.Status());
    }
}

/// <summary>One module, by the key of its row.</summary>
[Requires(HostManifest.Modules)]
internal sealed record ReadModule(string Key) : IQuery<ModuleStatus>
{
    internal sealed class Handler(ModuleHost modules) : IRequestHandler<ReadModule, ModuleStatus>
    {
        public Task<ModuleStatus> Handle(ReadModule request, CancellationToken cancellation) => Task.FromResult(
            modules.Status().FirstOrDefault(s => s.Key == request.Key)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", HostTexts.T["Modules.Unknown"]));
    }
}
