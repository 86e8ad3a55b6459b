using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Gym24.Host.Together;
using Gym24.Modularity.Generations;
using MediatR;

namespace Gym24.Host.Modules;

internal enum ModuleChange
{
    Enable,
    Disable,
    Upgrade,
}

/// <summary>Switches a module on or off, or accepts its new files. When it fails, nothing has changed for anybody.</summary>
/// <remarks>Not a command: a transaction held open here would keep the next generation from migrating.</remarks>
[Requires(HostManifest.Modules)]
internal sealed record ChangeModule(string Id, ModuleChange Change) : IQuery<Unit>
{
    internal sealed class Handler(ModuleHost modules, HostDb db, DbSession session, ICaller caller) : IRequestHandler<ChangeModule, Unit>
    {
        public async Task<Unit> Handle(ChangeModule request, CancellationToken cancellation)
        {
            // Whoever closes the page does not stop the change half way.
            var result = await (request.Change switch
            {
                ModuleChange.Enable => modules.Enable(request.Id, CancellationToken.None),
                ModuleChange.Disable => modules.Disable(request.Id, CancellationToken.None),
                _ => modules.Upgrade(request.Id, CancellationToken.None),
            });
            await session.InTransactionAsync(async () =>
            {
                db.Audit(new AuditRow
                {
                    At = db.Now,
                    UserId = caller.UserId,
                    Module = request.Id.Length <= 40 ? request.Id : request.Id[..40],
                    Action = $"{request.Change}Module",
                    Outcome = result.Succeeded ? "done" : "failed",
                });
                if (result.Succeeded && modules.DecisionOf(request.Id) is { } made)
                    await FollowedModules.Tell(db, made, CancellationToken.None);
                return true;
            }, CancellationToken.None);
            return result.Succeeded ? Unit.Value : throw new Refusal(RefusalKind.Rule, "module-kept", result.Failure!.ToString());
        }
    }
}
