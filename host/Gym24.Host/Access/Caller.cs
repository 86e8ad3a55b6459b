using System.Collections.Concurrent;
using System.Security.Claims;
using Gym24.Contracts.Access;

namespace Gym24.Host.Access;

/// <summary>Who is asking: the person signed in to the request or, outside of requests, the module that acts by itself.</summary>
internal sealed class Caller(IHttpContextAccessor http, RoleBook book, IEnumerable<IReachResolver> resolvers) : ICaller
{
    private static readonly object ReachesKey = new();
    private readonly ConcurrentDictionary<Scope, Task<Reach>> _own = [];
    private ClaimsPrincipal? _readFrom;
    private Claims _claims = Claims.Nobody;

    private Claims Current
    {
        get
        {
            var principal = http.HttpContext?.User;
            if (!ReferenceEquals(principal, _readFrom))
                (_readFrom, _claims) = (principal, Claims.Of(principal));
            return _claims;
        }
    }

    public bool IsSignedIn => Current.UserId is not null;
    public Guid? UserId => Current.UserId;
    public Guid? PersonId => Current.PersonId;
    public string DisplayName => Current.DisplayName;
    public IReadOnlyCollection<string> Roles => Current.Roles;
    public IReadOnlyCollection<string> Partners => Current.Partners;

    public Scope ScopeOf(string permission) => http.HttpContext is null
        ? Acting.Holds(permission) ? Scope.All : Scope.None
        : permission == HostSetup.SignedInOnly ? IsSignedIn ? Scope.Own : Scope.None
        : book.ScopeOf(Current.Roles, permission);

    public async ValueTask<Reach> ReachOf(string permission, CancellationToken cancellation = default)
    {
        var scope = ScopeOf(permission);
        if (scope.HasFlag(Scope.All))
            return Reach.All;
        if (scope == Scope.None || (PersonId is null && Partners.Count == 0))
            return Reach.Nobody;
        var (reaches, mine) = (Reaches, new TaskCompletionSource<Reach>(TaskCreationOptions.RunContinuationsAsynchronously));
        while (reaches.GetOrAdd(scope, mine.Task) is var first && first != mine.Task)
        {
            try
            {
                return await first.WaitAsync(cancellation);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                // Whoever looked came to nothing: now this one does.
            }
        }
        try
        {
            var reach = await Resolve(scope, cancellation);
            mine.SetResult(reach);
            return reach;
        }
        catch
        {
            reaches.TryRemove(new(scope, mine.Task));
            mine.SetCanceled(CancellationToken.None);
            throw;
        }
    }

    private async Task<Reach> Resolve(Scope scope, CancellationToken cancellation)
    {
        var reach = PersonId is { } person && resolvers.LastOrDefault() is { } roster ? await roster.Resolve(person, scope, cancellation) : Reach.Nobody;
        return scope.HasFlag(Scope.OwnProgramme) ? reach with { Partners = [.. Partners] } : reach;
    }

    /// <summary>
    /// One for the whole request: tiles and panels are rendered in scopes of their own, side by side, and ask for the same. The first one
    /// looks, the others wait for it.
    /// </summary>
    private ConcurrentDictionary<Scope, Task<Reach>> Reaches
    {
        get
        {
            if (http.HttpContext is not { } request)
                return _own;
            lock (request)
            {
                if (request.Items[ReachesKey] is not ConcurrentDictionary<Scope, Task<Reach>> kept)
                    request.Items[ReachesKey] = kept = [];
                return kept;
            }
        }
    }

    private sealed record Claims(Guid? UserId, Guid? PersonId, string DisplayName, string[] Roles, string[] Partners)
    {
        public static readonly Claims Nobody = new(null, null, "", [], []);

        public static Claims Of(ClaimsPrincipal? principal) => principal?.Identity?.IsAuthenticated != true ? Nobody : new(
            Id(principal, ClaimTypes.NameIdentifier),
            Id(principal, AccountClaims.Person),
            principal.FindFirstValue(AccountClaims.DisplayName) ?? "",
            principal.FindAll(ClaimTypes.Role).Select(c => c.Value).ToArray(),
            principal.FindAll(AccountClaims.Partner).Select(c => c.Value).ToArray());

        private static Guid? Id(ClaimsPrincipal principal, string type) =>
            Guid.TryParse(principal.FindFirstValue(type), out var id) ? id : null;
    }
}

/// <summary>The module on whose behalf the current flow works outside of requests: a job, a start, an event handler.</summary>
internal static class Acting
{
    private static readonly AsyncLocal<string?> Module = new();

    public static bool Holds(string permission) => Module.Value is { } module
        && (module == Everything || permission.StartsWith(module + ".", StringComparison.Ordinal));

    /// <summary>For the rehearsal of a module on generated data, in a process of its own.</summary>
    public const string Everything = "*";

    public static IDisposable As(string module)
    {
        var before = Module.Value;
        Module.Value = module;
        return new Back(before);
    }

    private sealed class Back(string? before) : IDisposable
    {
        public void Dispose() => Module.Value = before;
    }
}
