using System.Collections.Frozen;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Modules;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Access;

/// <summary>Which role holds which permission in which scope: read once per generation and after a change.</summary>
internal sealed class RoleBook(IServiceScopeFactory scopes)
{
    private const string Mark = "roles.changed";
    private int _seen;
    private FrozenDictionary<string, Scope> _named = FrozenDictionary<string, Scope>.Empty;
    private FrozenSet<string> _withSecondFactor = FrozenSet<string>.Empty;
    private FrozenDictionary<string, FrozenDictionary<string, Scope>> _grants = FrozenDictionary<string, FrozenDictionary<string, Scope>>.Empty;

    public IReadOnlyList<(string Id, LocalText Title)> Roles { get; private set; } = [];

    public bool NeedsSecondFactor(string role) => _withSecondFactor.Contains(role);

    public Scope ScopeOf(IEnumerable<string> roles, string permission)
    {
        var scope = Scope.None;
        foreach (var role in roles)
            if (_grants.TryGetValue(role, out var held))
                scope |= held.GetValueOrDefault(permission);
        return scope;
    }

    /// <summary>Gives the default grants of permissions the school has not seen yet, then reads the book.</summary>
    public async Task Open(IEnumerable<ModuleManifest> manifests, CancellationToken cancellation)
    {
        var declared = manifests.SelectMany(m => m.Permissions).ToList();
        _named = declared.ToFrozenDictionary(p => p.Id, GrantScopes.Of);
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<HostDb>();
            await AddRoles(db, cancellation);
            var seen = (await db.Permissions.Select(p => p.Id).ToListAsync(cancellation)).ToHashSet();
            foreach (var permission in declared.Where(p => seen.Add(p.Id)))
            {
                db.Permissions.Add(new PermissionRow { Id = permission.Id });
                foreach (var (role, scopeOfRole) in permission.Roles ?? new Dictionary<string, Scope>())
                    db.Grants.Add(new GrantRow { Role = role, Permission = permission.Id, Scope = (int)scopeOfRole });
            }
            await db.SaveChangesAsync(cancellation);
        }
        await Read(cancellation);
    }

    /// <summary>Writes down, in the transaction of the change, that every host has to read the book again.</summary>
    public static async Task Changed(HostDb db, CancellationToken cancellation)
    {
        if (await db.Settings.Where(s => s.Name == Mark).ExecuteUpdateAsync(s => s.SetProperty(x => x.Version, x => x.Version + 1), cancellation) == 0)
            db.Settings.Add(new SettingRow { Name = Mark, Version = 1 });
    }

    /// <summary>Reads the book again if another host has changed it.</summary>
    public async Task Refresh(HostDb db, CancellationToken cancellation)
    {
        if (await Marked(db, cancellation) != _seen)
            await Read(cancellation);
    }

    private static Task<int> Marked(HostDb db, CancellationToken cancellation) =>
        db.Settings.Where(s => s.Name == Mark).Select(s => s.Version).FirstOrDefaultAsync(cancellation);

    public async Task Read(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HostDb>();
        // The mark first: a change in between is then read once more, never missed.
        var seen = await Marked(db, cancellation);
        var roles = await db.Roles.AsNoTracking().OrderBy(r => r.SortOrder).ToListAsync(cancellation);
        _withSecondFactor = roles.Where(r => r.NeedsSecondFactor ?? HostManifest.StartWithSecondFactor.Contains(r.Id)).Select(r => r.Id).ToFrozenSet();
        Roles = roles.Select(r => (r.Id, new LocalText(r.TitleRu, r.TitleEn))).ToList();
        var grants = await db.Grants.AsNoTracking().ToListAsync(cancellation);
        _grants = grants.GroupBy(g => g.Role).ToFrozenDictionary(
            g => g.Key, g => g.ToFrozenDictionary(x => x.Permission, x => (Scope)x.Scope & Named(x.Permission)));
        _seen = seen;
    }

    /// <summary>A scope the module does not know counts for nothing, however it came into the table.</summary>
    private Scope Named(string permission) => _named.TryGetValue(permission, out var named) ? named : (Scope)~0;

    private static async Task AddRoles(HostDb db, CancellationToken cancellation)
    {
        if (await db.Roles.AnyAsync(cancellation))
            return;
        db.Roles.AddRange(HostManifest.StartingRoles.Select((role, i) =>
            new RoleRow { Id = role.Id, TitleRu = role.Title.Ru, TitleEn = role.Title.En!, SortOrder = i }));
    }
}
