using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Runs;
using MediatR;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Applications.Answer;

/// <summary>Takes a place that was freed and offered.</summary>
[Requires(Permissions.Apply)]
internal sealed record AcceptPlace(Guid Id, int? Version = null) : ICommand<ApplicationState>, IAbout
{
    public Guid? Subject => Id;
}

/// <summary>Leaves an offered place to the next.</summary>
[Requires(Permissions.Apply)]
internal sealed record DeclinePlace(Guid Id, int? Version = null) : ICommand<ApplicationState>, IAbout
{
    public Guid? Subject => Id;
}

internal sealed class AnswerHandler(PartnershipsDb db, ISchool school, ICaller caller, WaitingList waitingList)
    : IRequestHandler<AcceptPlace, ApplicationState>, IRequestHandler<DeclinePlace, ApplicationState>
{
    public async Task<ApplicationState> Handle(AcceptPlace request, CancellationToken cancellation)
    {
        var entry = await Open(request.Id, request.Version, cancellation);
        // The job that lets offers lapse may be late; the time limit is not.
        if (entry.Application.OfferedUntil <= db.Now)
            throw new Refusal(RefusalKind.Rule, "offer-lapsed", T["Application.OfferOver"]);
        entry.Seats.Move(entry.Application, WaitingList.Given(entry.Seats.Run));
        await entry.Seats.Save(cancellation);
        return entry.Application.State;
    }

    public async Task<ApplicationState> Handle(DeclinePlace request, CancellationToken cancellation)
    {
        var entry = await Open(request.Id, request.Version, cancellation);
        entry.Seats.Move(entry.Application, ApplicationState.Withdrawn);
        await waitingList.OfferFreed(entry.Seats, cancellation);
        return entry.Application.State;
    }

    private async Task<Entry> Open(Guid id, int? version, CancellationToken cancellation)
    {
        var entry = await Entry.Open(db, id, version, cancellation);
        entry.In(ApplicationState.Offered);
        RunBook.MustBeOpen(entry.Seats.Run);
        await entry.MustBeAdult(db, caller, school.Today, cancellation);
        return entry;
    }
}
