using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Runs;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Applications.Confirm;

/// <summary>A guardian's yes; a coordinator may put down one given on paper, with a reason.</summary>
[Requires(Permissions.Apply)]
internal sealed record ConfirmApplication(Guid Id, int? Version = null, string? OverruleReason = null) : ICommand<ApplicationState>, IValidated, IAbout
{
    public Guid? Subject => Id;

    public void Validate(Faults faults) => faults.Text("overruleReason", OverruleReason, RunTables.ReasonLength, required: false);
}

internal sealed class ConfirmApplicationHandler(
    PartnershipsDb db, ISchool school, ICaller caller, IPeopleDirectory people, EntryCheck check, WaitingList waitingList, Telling telling)
    : IRequestHandler<ConfirmApplication, ApplicationState>
{
    public async Task<ApplicationState> Handle(ConfirmApplication request, CancellationToken cancellation)
    {
        var entry = await Entry.Open(db, request.Id, request.Version, cancellation);
        entry.In(ApplicationState.AwaitsGuardian);
        await MustBeGuardian(entry, request.OverruleReason, cancellation);
        var (seats, run) = (entry.Seats, entry.Seats.Run);
        // The child was in time: a window that closed meanwhile is no obstacle, a run that began is.
        if (check.OfRun(run).FirstOrDefault(f => f.Weight == Weight.Blocks) is { } closed)
            throw new Refusal(RefusalKind.Rule, closed.Code, closed.Message);
        if (run.Starts < school.Today)
            throw new Refusal(RefusalKind.Rule, "not-active", T["Application.RunBegan"]);
        if (!seats.Free && !run.WaitingList)
            throw new Refusal(RefusalKind.Rule, "run-full", T["Run.Full"]);
        var findings = await check.OfPeople(run, [entry.Person], new Dictionary<Guid, Application>(), cancellation);
        var doubts = findings[entry.Person.Id].Any(f => f.Weight == Weight.Doubt);
        var to = !seats.Free ? ApplicationState.Waiting : doubts ? ApplicationState.Submitted : WaitingList.Given(run);
        seats.Move(entry.Application, to, atTheEnd: true);
        await telling.People([entry.Person.Id], run.Id, "Application.Told." + to, cancellation, RunWords.Late(run));
        await waitingList.OfferFreed(seats, cancellation);
        return to;
    }

    private async Task MustBeGuardian(Entry entry, string? reason, CancellationToken cancellation)
    {
        if (caller.PersonId is { } me && (await people.GuardiansOf(entry.Person.Id, cancellation)).Contains(me))
            return;
        if (!caller.ScopeOf(Permissions.Overrule).HasFlag(Scope.All))
            throw new Refusal(RefusalKind.Forbidden, "guardian", T["Application.OnlyGuardian"]);
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refusal(RefusalKind.Rule, "guardian", [new Fault("overruleReason", T["Application.PaperReason"], "guardian", true)]);
        (entry.Application.Overruled, entry.Application.OverruleReason) = ("guardian", reason.Trim());
    }
}
