using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Rgs.Teams;
using MediatR;

namespace Gym24.Rgs.Answers.GiveAnswers;

/// <summary>Hands in or changes answers of a team of this school. May be sent again: the last one counts.</summary>
/// <param name="Version">Version of the team the person saw: two members do not overwrite each other unseen.</param>
[Requires(Permissions.GiveAnswers)]
internal sealed record GiveAnswers(Guid Team, int Version, IReadOnlyList<AnswerLine> Answers) : ICommand<int>, IValidated, IAbout
{
    public Guid? Subject => Team;

    public void Validate(Faults faults) => AnswerLine.Check(Answers, faults);
}

internal sealed class GiveAnswersHandler(RgsDb db, TeamBook teams, AnswerBook answers) : IRequestHandler<GiveAnswers, int>
{
    public async Task<int> Handle(GiveAnswers request, CancellationToken cancellation)
    {
        var team = await teams.FindOwn(request.Team, Permissions.GiveAnswers, cancellation);
        db.Expect(team, request.Version);
        return await answers.Keep(team, request.Answers, cancellation);
    }
}
