using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Saturdays.ChangeSaturday;

/// <summary>Changes topic and places of one Saturday. Never fewer places than are taken.</summary>
[Requires(Permissions.ManageSaturdays)]
internal sealed record ChangeSaturday(Guid Saturday, int Version, string? Topic, int? Places) : ICommand<bool>, IValidated, IAbout
{
    public Guid? Subject => Saturday;

    public void Validate(Faults faults)
    {
        faults.Text("topic", Topic, TpuDb.NameLength, required: false);
        faults.Range("places", Places, 1, 10_000);
    }
}

internal sealed class ChangeSaturdayHandler(TpuDb db, Series series) : IRequestHandler<ChangeSaturday, bool>
{
    public async Task<bool> Handle(ChangeSaturday request, CancellationToken cancellation)
    {
        var saturday = await series.Saturday(request.Saturday, cancellation);
        await series.Open(saturday.RunId, cancellation);
        if (saturday.Version != request.Version)
            throw new Refusal(RefusalKind.Stale, "stale", T["Saturday.Stale"]);
        var topic = string.IsNullOrWhiteSpace(request.Topic) ? null : request.Topic.Trim();
        // In one statement, because places are taken meanwhile.
        var saved = await db.Saturdays
            .Where(s => s.Id == saturday.Id && s.Version == request.Version && (request.Places == null || s.Taken <= request.Places))
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.Topic, topic).SetProperty(s => s.Places, request.Places)
                .SetProperty(s => s.Version, s => s.Version + 1), cancellation);
        if (saved == 1)
            return true;
        var now = await series.Saturday(request.Saturday, cancellation);
        throw now.Version != request.Version ? new Refusal(RefusalKind.Stale, "stale", T["Saturday.Stale"])
            : new Refusal(RefusalKind.Rule, "places-taken", T["Saturday.PlacesTaken", now.Taken], "places");
    }
}
