using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Runs;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Window.ProposeRun;

/// <summary>Proposes a run of an own offering; the coordinator is told.</summary>
/// <param name="Note">What the school should know.</param>
[Requires(Permissions.ProposeRuns)]
internal sealed record ProposeRun(RunDraft Draft, string? Note = null) : ICommand<Guid>, IValidated
{
    public void Validate(Faults faults)
    {
        Draft.Check(faults);
        faults.Text("note", Note, Proposal.NoteLength, required: false);
    }
}

internal sealed class ProposeRunHandler(
    PartnershipsDb db, OwnProgramme own, IOfferings offerings, ICaller caller, ISchool school, IAccounts accounts, INotices notices)
    : IRequestHandler<ProposeRun, Guid>
{
    public async Task<Guid> Handle(ProposeRun request, CancellationToken cancellation)
    {
        var draft = request.Draft;
        var offering = offerings.Find(draft.Offering);
        var partner = OwnProgramme.PartnerOf(offering, await own.Partners(Permissions.ProposeRuns, cancellation));
        if (offering!.Status == OfferingStatus.Historic)
            throw new Refusal(RefusalKind.Rule, "not-active", T["Run.Historic"], "offering");
        if (draft.Starts < school.Today)
            throw new Refusal(RefusalKind.Invalid, "range", T["Window.StartsPast"], "starts");
        if (await db.Set<Proposal>().AnyAsync(p => p.State == ProposalState.Proposed && p.Partner == partner
            && p.Offering == draft.Offering && p.Starts == draft.Starts, cancellation))
            throw new Refusal(RefusalKind.Rule, "duplicate", T["Window.Twice"], "starts");
        var variant = offering.Variants.FirstOrDefault(v => v.Id == draft.Offering);
        var proposal = new Proposal
        {
            Partner = partner, Offering = draft.Offering, Starts = draft.Starts!.Value,
            Name = Run.Cut(variant is null ? offering.Name : $"{offering.Name}: {variant.Name}", RunTables.NameLength),
            // Who decides, who is in charge and when one may enter is the school's affair.
            Stated = Proposal.Write(draft with { SchoolYear = null, Teacher = null, EnrolFrom = null, EnrolTo = null, Automatic = false, WaitingList = true }),
            Note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim(),
            ProposedBy = caller.PersonId, ProposedByName = Run.Cut(caller.DisplayName, 300), ProposedAt = db.Now,
        };
        db.Add(proposal);
        foreach (var person in await accounts.Holders(Permissions.ManageRuns, cancellation))
            notices.Tell(person, NoticeKinds.Proposals, T.Both("Window.Told.Proposed", Run.Cut(proposal.Name, 300)), $"/proposals/{proposal.Id}");
        return proposal.Id;
    }
}
