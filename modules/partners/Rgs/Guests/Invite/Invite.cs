using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Rgs.Rounds;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Rgs.Texts;

namespace Gym24.Rgs.Guests.Invite;

/// <summary>Invites another school to a round. The code is told once and kept nowhere.</summary>
[Requires(Permissions.InviteGuests)]
internal sealed record Invite(Guid Round, string? School) : ICommand<string>, IValidated, IAbout
{
    public Guid? Subject => Round;

    public void Validate(Faults faults) => faults.Text("school", School, RgsDb.NameLength);
}

/// <summary>Makes a code worthless; a team that has entered by it stays, but answers no more.</summary>
[Requires(Permissions.InviteGuests)]
internal sealed record WithdrawInvitation(Guid Id) : ICommand<bool>, IAbout
{
    public Guid? Subject => Id;
}

/// <summary>The invitations of a round, newest first.</summary>
[Requires(Permissions.InviteGuests)]
internal sealed record ListInvitations(Guid Round) : IQuery<IReadOnlyList<InvitationFacts>>;

internal sealed record InvitationFacts(Guid Id, string School, DateTime InvitedAt, Guid? Team, string? TeamName, bool Withdrawn);

internal sealed class InviteHandler(RgsDb db, RoundBook rounds)
    : IRequestHandler<Invite, string>, IRequestHandler<WithdrawInvitation, bool>, IRequestHandler<ListInvitations, IReadOnlyList<InvitationFacts>>
{
    private const int Most = 500;

    public async Task<string> Handle(Invite request, CancellationToken cancellation)
    {
        var round = await rounds.Find(request.Round, cancellation);
        if (db.Now > round.ClosesAt)
            throw new Refusal(RefusalKind.Rule, "late", T["Team.RoundOver", rounds.Moment(round.ClosesAt)], "school");
        if (await db.Invitations.CountAsync(i => i.RoundId == round.Id, cancellation) >= Most)
            throw new Refusal(RefusalKind.Rule, "too-many", T["Guest.TooMany", Most], "school");
        var code = GuestCodes.New();
        db.Add(new Invitation { RoundId = round.Id, School = request.School!.Trim(), CodeHash = GuestCodes.Hash(code), InvitedAt = db.Now });
        return code;
    }

    public async Task<bool> Handle(WithdrawInvitation request, CancellationToken cancellation)
    {
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.Id == request.Id, cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Guest.NotFound"], "invitation");
        invitation.WithdrawnAt ??= db.Now;
        return true;
    }

    public async Task<IReadOnlyList<InvitationFacts>> Handle(ListInvitations request, CancellationToken cancellation) =>
        await db.Invitations.Where(i => i.RoundId == request.Round).OrderByDescending(i => i.InvitedAt)
            .Select(i => new InvitationFacts(i.Id, i.School, i.InvitedAt, i.TeamId,
                db.Teams.Where(t => t.Id == i.TeamId).Select(t => t.Name).FirstOrDefault(), i.WithdrawnAt != null)).ToListAsync(cancellation);
}
