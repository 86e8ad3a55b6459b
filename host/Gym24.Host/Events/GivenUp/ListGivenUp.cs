using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Modules;
using Gym24.Host.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Events.GivenUp;

/// <summary>An event that was given up and waits for a decision.</summary>
/// <param name="What">Name of the event, as its module calls it.</param>
/// <param name="Module">Title of the module it comes from.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Handler">Full name of the handler that failed last; absent when the event could not be read.</param>
/// <param name="GivenUpAt">When the last attempt failed, UTC.</param>
/// <param name="HeldBack">How many later events of the same aggregate wait behind it.</param>
internal sealed record GivenUpEvent(
    Guid Id, string What, string Module, Guid Aggregate, DateTime At, string? Handler, string Why, int Attempts, DateTime GivenUpAt, int HeldBack)
{
    public string? HandlerName => Handler?.Split('.', '+')[^1];
}

/// <summary>What was given up, the latest first.</summary>
[Requires(HostManifest.Events)]
internal sealed record ListGivenUp(int Page) : IQuery<Paged<GivenUpEvent>>
{
    public const int Size = 50;
}

/// <exception cref="Refusal">It is not among what was given up.</exception>
[Requires(HostManifest.Events)]
internal sealed record ReadGivenUp(Guid Id) : IQuery<GivenUpEvent>;

/// <summary>How much is on its way and how much was given up.</summary>
[Requires(HostManifest.Events)]
internal sealed record ReadOutboxState : IQuery<OutboxState>;

internal sealed class GivenUpHandler(HostDb db, IActiveModules modules)
    : IRequestHandler<ListGivenUp, Paged<GivenUpEvent>>, IRequestHandler<ReadGivenUp, GivenUpEvent>, IRequestHandler<ReadOutboxState, OutboxState>
{
    public async Task<Paged<GivenUpEvent>> Handle(ListGivenUp request, CancellationToken cancellation)
    {
        var rows = await db.GivenUp.AsNoTracking().OrderByDescending(r => r.DeadAt).OnPage(request.Page, ListGivenUp.Size).ToListAsync(cancellation);
        return new Paged<GivenUpEvent>(await Facts(rows, cancellation), await db.GivenUp.CountAsync(cancellation));
    }

    public async Task<GivenUpEvent> Handle(ReadGivenUp request, CancellationToken cancellation) =>
        (await Facts(await db.GivenUp.AsNoTracking().Where(r => r.Id == request.Id).ToListAsync(cancellation), cancellation)).SingleOrDefault() ?? throw Unknown();

    public Task<OutboxState> Handle(ReadOutboxState request, CancellationToken cancellation) => OutboxState.Of(db, cancellation);

    public static Refusal Unknown() => new(RefusalKind.NotFound, "not-found", HostTexts.T["Events.Unknown"]);

    private async Task<List<GivenUpEvent>> Facts(List<OutboxRow> rows, CancellationToken cancellation)
    {
        var aggregates = rows.Select(r => r.Aggregate).ToList();
        var behind = await db.Outbox.Where(r => r.DeliveredAt == null && r.DeadAt == null && aggregates.Contains(r.Aggregate))
            .GroupBy(r => r.Aggregate).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        return [.. rows.Select(r => new GivenUpEvent(r.Id, r.Type.Split('.', '+')[^1], Title(r.Module), r.Aggregate, r.At, r.FailedHandler, r.LastError ?? "",
            r.Attempts, r.DeadAt!.Value, behind.GetValueOrDefault(r.Aggregate)))];
    }

    private string Title(string module) => modules.All.Select(m => m.Manifest).Append(HostManifest.Value).FirstOrDefault(m => m.Id == module)?.Title.ToString() ?? module;
}
