using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Modules;
using Gym24.Host.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Access;

/// <summary>The scopes a grant may have: single ones, and the usual pairs.</summary>
internal static class GrantScopes
{
    public static readonly int[] All =
    [
        (int)Scope.None, (int)Scope.Own, (int)Scope.OwnChildren, (int)Scope.OwnClasses, (int)(Scope.Own | Scope.OwnClasses),
        (int)(Scope.Own | Scope.OwnChildren), (int)Scope.OwnProgramme, (int)Scope.All,
    ];

    /// <summary>
    /// What a permission may be given for: all, and the scopes its manifest names for some role. By those its handlers narrow the rows; any other
    /// scope they would take for all.
    /// </summary>
    public static Scope Of(PermissionDeclaration permission) => (permission.Roles?.Values ?? []).Aggregate(Scope.All, (named, one) => named | one);

    public static bool Fits(int scope, Scope named) => All.Contains(scope) && ((Scope)scope & ~named) == Scope.None;
}

[Requires(HostManifest.Roles)]
internal sealed record ReadGrants(string Role) : IQuery<IReadOnlyList<ReadGrants.Module>>
{
    internal sealed record Module(string Title, IReadOnlyList<Permission> Permissions);

    /// <param name="Scopes">For what it may be given.</param>
    internal sealed record Permission(string Id, string Title, string Scope, IReadOnlyList<int> Scopes);

    internal sealed class Handler(HostDb db, IActiveModules modules) : IRequestHandler<ReadGrants, IReadOnlyList<Module>>
    {
        public async Task<IReadOnlyList<Module>> Handle(ReadGrants request, CancellationToken cancellation)
        {
            var held = await db.Grants.Where(g => g.Role == request.Role).ToDictionaryAsync(g => g.Permission, g => g.Scope, cancellation);
            return modules.All.Select(m => m.Manifest).Prepend(HostManifest.Value).Where(m => m.Permissions.Count > 0)
                .Select(m => new Module(m.Title.ToString(), m.Permissions.Select(p =>
                    new Permission(p.Id, p.Title.ToString(), held.GetValueOrDefault(p.Id).ToString(System.Globalization.CultureInfo.InvariantCulture),
                        [.. GrantScopes.All.Where(s => GrantScopes.Fits(s, GrantScopes.Of(p)))])).ToList())).ToList();
        }
    }
}

[Requires(HostManifest.Roles)]
internal sealed record SaveGrants(string Role, IReadOnlyDictionary<string, int> Grants, bool? NeedsSecondFactor = null) : ICommand
{
    internal sealed class Handler(HostDb db, RoleBook book, DbSession session, IActiveModules modules) : IRequestHandler<SaveGrants, Unit>
    {
        public async Task<Unit> Handle(SaveGrants request, CancellationToken cancellation)
        {
            var known = modules.All.Select(m => m.Manifest).Prepend(HostManifest.Value).SelectMany(m => m.Permissions)
                .DistinctBy(p => p.Id).ToDictionary(p => p.Id, GrantScopes.Of);
            if (book.Roles.All(r => r.Id != request.Role) || request.Grants.Any(g => !known.TryGetValue(g.Key, out var named) || !GrantScopes.Fits(g.Value, named)))
                throw new Refusal(RefusalKind.Invalid, "invalid", HostTexts.T["Roles.Unknown"]);
            if (request.Role == "administrator" && request.Grants.TryGetValue(HostManifest.Roles, out var own) && own == 0)
                throw new Refusal(RefusalKind.Rule, "last-key", HostTexts.T["Roles.LastKey"]);
            var ids = known.Keys.ToList();
            await db.Grants.Where(g => g.Role == request.Role && ids.Contains(g.Permission)).ExecuteDeleteAsync(cancellation);
            db.Grants.AddRange(request.Grants.Where(g => g.Value != 0).Select(g => new GrantRow { Role = request.Role, Permission = g.Key, Scope = g.Value }));
            if (request.NeedsSecondFactor is { } needs)
                await AskForSecondFactor(request.Role, needs, cancellation);
            await RoleBook.Changed(db, cancellation);
            session.AfterCommit(() => _ = book.Read(CancellationToken.None));
            return Unit.Value;
        }

        /// <summary>Where it is newly asked for, whoever has none signs in anew and is led to it.</summary>
        private async Task AskForSecondFactor(string role, bool needs, CancellationToken cancellation)
        {
            await db.Roles.Where(r => r.Id == role).ExecuteUpdateAsync(r => r.SetProperty(x => x.NeedsSecondFactor, needs), cancellation);
            if (!needs || book.NeedsSecondFactor(role))
                return;
            var stamp = Guid.NewGuid().ToString("N");
            await db.Users.Where(u => !u.TwoFactorEnabled && db.UserRoles.Any(r => r.UserId == u.Id && r.Role == role))
                .ExecuteUpdateAsync(u => u.SetProperty(x => x.SecurityStamp, stamp), cancellation);
        }
    }
}
