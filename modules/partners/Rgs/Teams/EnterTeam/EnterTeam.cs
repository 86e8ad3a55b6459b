using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Rgs.Rounds;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Rgs.Texts;

namespace Gym24.Rgs.Teams.EnterTeam;

/// <summary>Enters a team of this school into a round; its members are entered into the run.</summary>
/// <param name="Pupils">Within the caller's reach.</param>
/// <param name="OverruleReason">Why warnings of the run are overruled.</param>
[Requires(Permissions.EnterTeams)]
internal sealed record EnterTeam(Guid Round, string? Name, IReadOnlyList<Guid>? Pupils, string? OverruleReason = null) : ICommand<Guid>, IValidated, IAbout
{
    public Guid? Subject => Round;

    public void Validate(Faults faults)
    {
        faults.Text("name", Name, RgsDb.NameLength);
        faults.Chosen("pupils", Pupils is { Count: > 0 });
        faults.Range("pupils", Pupils?.Count, 0, 100);
    }
}

internal sealed class EnterTeamHandler(
    RgsDb db, RoundBook rounds, TeamBook teams, PupilPicker<RgsDb> picker, IApplications applications, IPeopleDirectory people, INotices notices,
    Game game, ICaller caller) : IRequestHandler<EnterTeam, Guid>
{
    public async Task<Guid> Handle(EnterTeam request, CancellationToken cancellation)
    {
        var round = await rounds.Find(request.Round, cancellation);
        if (db.Now > round.ClosesAt)
            throw new Refusal(RefusalKind.Rule, "late", T["Team.RoundOver", rounds.Moment(round.ClosesAt)], "round");
        var pupils = await picker.Reached(Permissions.EnterTeams, [.. request.Pupils!.Distinct()], cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Team.ForeignPupil"], "pupils");
        if (pupils.Where(p => !game.Takes(p.Grade)).ToList() is { Count: > 0 } others)
            throw new Refusal(RefusalKind.Rule, "grade", [.. others.Select(p => new Fault("pupils", T["Team.PupilGrade", p.DisplayName, game.Grades], "grade"))]);
        var grade = pupils.Max(p => p.Grade ?? 0);
        TeamBook.MustFit(round, game, grade, pupils.Count, "pupils");
        await MustBeFree(round, pupils, cancellation);
        var (teacher, name) = (caller.PersonId is { } id ? await people.Find(id, cancellation) : null, request.Name!.Trim());
        var team = await teams.Add(new Team
        {
            RoundId = round.Id, Name = name, NameKey = Fold.Text(name), SortKey = Fold.SortKey(name), Grade = grade, HeadCount = pupils.Count,
            Teacher = teacher?.Kind == PersonKind.Staff ? teacher.Id : null, TeacherName = teacher?.Kind == PersonKind.Staff ? teacher.DisplayName : null,
            EnteredAt = db.Now,
        }, cancellation);
        await Enter(round, team, pupils, request.OverruleReason, cancellation);
        return team.Id;
    }

    private async Task MustBeFree(Round round, IReadOnlyList<PersonFacts> pupils, CancellationToken cancellation)
    {
        var ids = pupils.Select(p => p.Id).ToList();
        var busy = await db.Members.Where(m => m.RoundId == round.Id && ids.Contains(m.PersonId)).Select(m => m.PersonId).ToListAsync(cancellation);
        if (busy.Count > 0)
            throw new Refusal(RefusalKind.Rule, "already-in-team",
                [.. pupils.Where(p => busy.Contains(p.Id)).Select(p => new Fault("pupils", T["Team.Already", p.DisplayName], "already-in-team"))]);
    }

    private async Task Enter(Round round, Team team, IReadOnlyList<PersonFacts> pupils, string? reason, CancellationToken cancellation)
    {
        db.AddRange(pupils.Select(p => new TeamMember { TeamId = team.Id, PersonId = p.Id, RoundId = round.Id }));
        // Who is entered already, alone, only joins the team.
        var entered = (await applications.Of(round.RunId, cancellation)).Select(e => e.Person).ToHashSet();
        var outcomes = await applications.Enter(round.RunId, [.. pupils.Select(p => p.Id).Where(p => !entered.Contains(p))], reason, cancellation);
        var names = pupils.ToDictionary(p => p.Id, p => p.DisplayName);
        var kept = outcomes.Where(o => o.State is null).ToList();
        if (kept.Count > 0)
            throw new Refusal(RefusalKind.Rule, "not-entered",
                [.. kept.SelectMany(o => o.Faults.Select(f => f with { Field = "pupils", Message = $"{names[o.Person]}: {f.Message}" }))]);
        foreach (var pupil in pupils)
            notices.Tell(pupil.Id, NoticeKinds.Teams, T.Both("Team.Told.Entered", team.Name), $"/rgs/teams/{team.Id}");
    }
}

/// <summary>Who could play: the classes within reach and the pupils of one of them who are in no team of the round.</summary>
[Requires(Permissions.EnterTeams)]
internal sealed record ReadCandidates(Guid Round, Guid? Class) : IQuery<PupilChoice>;

internal sealed class ReadCandidatesHandler(RgsDb db, PupilPicker<RgsDb> picker, Game game) : IRequestHandler<ReadCandidates, PupilChoice>
{
    public async Task<PupilChoice> Handle(ReadCandidates request, CancellationToken cancellation)
    {
        var choice = await picker.Offer(Permissions.EnterTeams, request.Class, cancellation);
        var busy = await db.Members.Where(m => m.RoundId == request.Round).Select(m => m.PersonId).ToListAsync(cancellation);
        return choice with
        {
            Classes = [.. choice.Classes.Where(c => game.Takes(c.Grade))],
            Pupils = choice.Class is { } chosen && game.Takes(chosen.Grade) ? [.. choice.Pupils.Where(p => !busy.Contains(p.Id))] : [],
        };
    }
}
