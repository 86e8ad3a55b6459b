using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Runs;
using MediatR;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Applications.Withdraw;

/// <summary>Takes an entry back; its place goes to the next.</summary>
[Requires(Permissions.Apply)]
internal sealed record WithdrawApplication(Guid Id, int? Version = null, string? Reason = null) : ICommand<ApplicationState>, IValidated, IAbout
{
    public Guid? Subject => Id;

    public void Validate(Faults faults) => faults.Text("reason", Reason, RunTables.ReasonLength, required: false);
}

internal sealed class WithdrawApplicationHandler(PartnershipsDb db, ISchool school, ICaller caller, WaitingList waitingList, Telling telling)
    : IRequestHandler<WithdrawApplication, ApplicationState>
{
    public async Task<ApplicationState> Handle(WithdrawApplication request, CancellationToken cancellation)
    {
        var entry = await Entry.Open(db, request.Id, request.Version, cancellation);
        entry.In(Seats.Live);
        RunBook.MustBeOpen(entry.Seats.Run);
        if (entry.Seats.Run.Ends < school.Today)
            throw new Refusal(RefusalKind.Rule, "run-over", T["Application.RunOver"]);
        entry.Seats.Move(entry.Application, ApplicationState.Withdrawn);
        entry.Application.Reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim();
        if (entry.Person.Id != caller.PersonId)
            await telling.People([entry.Person.Id], entry.Seats.Run.Id, "Application.Told.Withdrawn", cancellation, entry.Seats.Run.FullTitle);
        await waitingList.OfferFreed(entry.Seats, cancellation);
        return entry.Application.State;
    }
}
