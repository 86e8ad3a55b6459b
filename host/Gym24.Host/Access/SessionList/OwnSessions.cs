using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Access;

/// <summary>Where one is signed in oneself, the latest first.</summary>
[SignedIn]
internal sealed record ListSessions : IQuery<IReadOnlyList<ListSessions.Row>>
{
    private const int Most = 100;

    internal sealed record Row(Guid Id, bool ForApi, string Device, string? Address, DateTime At, DateTime SeenAt, bool IsThis);

    internal sealed class Handler(HostDb db, ICaller caller, IHttpContextAccessor http) : IRequestHandler<ListSessions, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(ListSessions request, CancellationToken cancellation)
        {
            var (own, now, user) = (Sessions.Of(http.HttpContext?.User), db.Now, caller.UserId);
            var rows = await db.Sessions.AsNoTracking().Where(s => s.UserId == user && s.Until >= now).OrderByDescending(s => s.SeenAt).Take(Most).ToListAsync(cancellation);
            return [.. rows.Select(s => new Row(s.Id, s.ForApi, s.Device, s.Address, s.At, s.SeenAt, s.Id == own)).OrderByDescending(r => r.IsThis)];
        }
    }
}

/// <summary>Ends one of one's own sessions or, without an id, all but the present one.</summary>
[SignedIn]
internal sealed record EndSession(Guid? Id) : ICommand
{
    internal sealed class Handler(Sessions sessions, ICaller caller, IHttpContextAccessor http) : IRequestHandler<EndSession, Unit>
    {
        public async Task<Unit> Handle(EndSession request, CancellationToken cancellation)
        {
            await sessions.End(caller.UserId!.Value, only: request.Id, but: Sessions.Of(http.HttpContext?.User));
            return Unit.Value;
        }
    }
}

/// <summary>An administrator ends every session of an account.</summary>
[Requires(HostManifest.Accounts)]
internal sealed record EndSessionsOf(Guid Id) : ICommand, IAbout
{
    public Guid? Subject => Id;

    internal sealed class Handler(Sessions sessions) : IRequestHandler<EndSessionsOf, Unit>
    {
        public async Task<Unit> Handle(EndSessionsOf request, CancellationToken cancellation)
        {
            await sessions.End(request.Id);
            return Unit.Value;
        }
    }
}
