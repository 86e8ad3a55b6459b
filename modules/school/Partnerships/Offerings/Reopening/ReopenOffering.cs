using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Catalogue;
using Gym24.Partnerships.Catalogue.Keeping;
using Gym24.Partnerships.Offerings.Correcting;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Offerings.Reopening;

/// <summary>
/// What stands only in older sources is offered again by decision of the school, or no longer. Runs that are open go on either way; what
/// the sources say stays visible.
/// </summary>
/// <param name="Number">Number of the correction the person saw; 0 when there was none.</param>
/// <param name="Open">Offered again; false: as the sources say.</param>
[Requires(Permissions.CorrectOfferings)]
internal sealed record ReopenOffering(string Offering, int Number, bool Open, string? Reason) : ICommand, IValidated
{
    public const int ReasonLength = 500;

    public void Validate(Faults faults) => faults.Text("reason", Reason, ReasonLength);
}

/// <summary>How the school has decided about an offering of the past so far, newest first; nothing for others.</summary>
[Public(Catalogue = true)]
internal sealed record ShowReopenings(string Offering) : IQuery<Reopenings>;

/// <param name="Number">Of the last correction; 0 when there is none.</param>
internal sealed record Reopenings(int Number, IReadOnlyList<Reopening> History);

/// <param name="Opened">Reopened; false: closed again.</param>
internal sealed record Reopening(bool Opened, DateTime At, string Reason);

internal sealed class ReopeningHandler(PartnershipsDb db, DbSession session, CatalogueStore catalogue, ICaller caller)
    : IRequestHandler<ReopenOffering, Unit>, IRequestHandler<ShowReopenings, Reopenings>
{
    private const string Status = "status";

    public async Task<Unit> Handle(ReopenOffering request, CancellationToken cancellation)
    {
        if (catalogue.Current.Find(request.Offering) is not { Part: null } found)
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Offering.NotFound"]);
        var (shipped, now) = (found.Item.Shipped, found.Item.Offering);
        if (now.Withdrawn)
            throw new Refusal(RefusalKind.Rule, "withdrawn", T["Offering.Withdrawn"]);
        if (shipped.Status != OfferingStatus.Historic)
            throw new Refusal(RefusalKind.Rule, "not-historic", T["Reopen.NotHistoric"]);
        var last = await Last(request.Offering, cancellation);
        var before = last?.Overrides ?? new Overrides();
        var isOpen = StatusOf(before) == OfferingStatus.Active;
        if ((last?.Number ?? 0) != request.Number || isOpen == request.Open)
            throw new Refusal(RefusalKind.Stale, "stale", T["Offering.Fault.Stale"]);
        var fields = before.Fields.Where(f => f != Status);
        var correction = new OfferingCorrection
        {
            Offering = request.Offering,
            Number = request.Number + 1,
            Json = KeptJson.Write(before with
            {
                Fields = request.Open ? [.. fields, Status] : [.. fields], Status = request.Open ? OfferingStatus.Active : OfferingStatus.Historic,
            }),
            Reason = request.Reason!.Trim(),
            By = caller.UserId,
            ByName = caller.DisplayName,
            At = db.Now,
        };
        db.Add(correction);
        session.AfterCommit(() => catalogue.Corrected(correction));
        return Unit.Value;
    }

    public async Task<Reopenings> Handle(ShowReopenings request, CancellationToken cancellation)
    {
        if (catalogue.Current.Find(request.Offering) is not { Item.Shipped.Status: OfferingStatus.Historic } found)
            return new(0, []);
        var corrections = await db.Set<OfferingCorrection>().AsNoTracking().Where(c => c.Offering == found.Item.Shipped.Id)
            .OrderBy(c => c.Number).ToListAsync(cancellation);
        var history = new List<Reopening>();
        var open = false;
        foreach (var correction in corrections)
        {
            var opened = StatusOf(correction.Overrides) == OfferingStatus.Active;
            if (opened != open)
                history.Insert(0, new(opened, correction.At, correction.Reason));
            open = opened;
        }
        return new(corrections.Count == 0 ? 0 : corrections[^1].Number, history);
    }

    /// <summary>Of an offering that its module ships as historic.</summary>
    private static OfferingStatus StatusOf(Overrides overrides) =>
        overrides.Fields.Contains(Status) ? overrides.Status : OfferingStatus.Historic;

    private Task<OfferingCorrection?> Last(string offering, CancellationToken cancellation) =>
        db.Set<OfferingCorrection>().AsNoTracking().Where(c => c.Offering == offering).OrderByDescending(c => c.Number).FirstOrDefaultAsync(cancellation);
}
