using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Rgs.Answers;
using Gym24.Rgs.Answers.GiveAnswers;
using Gym24.Rgs.Guests.EnterByCode;
using Gym24.Rgs.Guests.Invite;
using Gym24.Rgs.Points;
using Gym24.Rgs.Points.GivePoints;
using Gym24.Rgs.Points.ShowStanding;
using Gym24.Rgs.Rounds.PlanRound;
using Gym24.Rgs.Rounds.ShowRound;
using Gym24.Rgs.Teams.EnterTeam;
using Gym24.Rgs.Teams.LeaveTeam;
using Gym24.Rgs.Teams.ShowTeam;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Gym24.Rgs;

/// <summary>The module's part of the API: the same requests as on the pages.</summary>
internal static class RgsApi
{
    private sealed record Made(Guid Id);
    private sealed record RoundBody(int Version, RoundDraft? Round);
    private sealed record TeamBody(string? Name, IReadOnlyList<Guid>? Pupils, string? OverruleReason);
    private sealed record AnswersBody(int Version, IReadOnlyList<AnswerLine>? Answers);
    private sealed record PointsBody(int Version, IReadOnlyList<PointsLine>? Lines);
    private sealed record VersionBody(int Version);
    private sealed record InvitationBody(string? School);
    private sealed record GuestTeamBody(string? Code, string? Name, int? Grade, int? HeadCount);
    private sealed record GuestAnswersBody(string? Code, IReadOnlyList<AnswerLine>? Answers);

    public static void Map(IEndpointRouteBuilder api)
    {
        var rgs = api.MapGroup("/rgs").WithTags("RGS");
        Rounds(rgs);
        Teams(rgs);
        Points(rgs);
        Guests(rgs);
    }

    private static void Rounds(RouteGroupBuilder rgs)
    {
        rgs.MapGet("/rounds", async (int? year, IMediator mediator, CancellationToken cancellation) => List(await mediator.Send(new ListRounds(year), cancellation)))
            .Requires(Permissions.Read).WithName("RgsListRounds").WithSummary("Rounds of the game in a school year");
        rgs.MapGet("/rounds/{id:guid}", async (Guid id, IMediator mediator, CancellationToken cancellation) => TypedResults.Ok(await mediator.Send(new ReadRound(id), cancellation)))
            .Requires(Permissions.Read).WithName("RgsReadRound").WithSummary("A round with its tasks");
        rgs.MapPost("/rounds", async (RoundDraft body, IMediator mediator, CancellationToken cancellation) =>
            Created("rounds", await mediator.Send(new PlanRound(body), cancellation)))
            .Requires(Permissions.PlanRounds).WithName("RgsPlanRound").WithSummary("Plans a round; times are of the school's zone");
        rgs.MapPut("/rounds/{id:guid}", async (Guid id, RoundBody body, IMediator mediator, CancellationToken cancellation) =>
        {
            await mediator.Send(new ChangeRound(id, body.Version, body.Round ?? new RoundDraft()), cancellation);
            return TypedResults.NoContent();
        }).Requires(Permissions.PlanRounds).WithName("RgsChangeRound").WithSummary("Changes a round");
    }

    private static void Teams(RouteGroupBuilder rgs)
    {
        rgs.MapGet("/rounds/{id:guid}/teams", async (Guid id, int? page, int? size, IMediator mediator, CancellationToken cancellation) =>
            TypedResults.Ok(await mediator.Send(new ListTeams(id, page ?? 1, size ?? 50), cancellation)))
            .Requires(Permissions.Read).WithName("RgsListTeams").WithSummary("Teams of a round within reach");
        rgs.MapPost("/rounds/{id:guid}/teams", async (Guid id, TeamBody body, IMediator mediator, CancellationToken cancellation) =>
            Created("teams", await mediator.Send(new EnterTeam(id, body.Name, body.Pupils, body.OverruleReason), cancellation)))
            .Requires(Permissions.EnterTeams).WithName("RgsEnterTeam").WithSummary("Enters a team of this school");
        rgs.MapGet("/teams/{id:guid}", async (Guid id, IMediator mediator, CancellationToken cancellation) => TypedResults.Ok(await mediator.Send(new ReadTeam(id), cancellation)))
            .Requires(Permissions.Read).WithName("RgsReadTeam").WithSummary("A team with its answers");
        rgs.MapPut("/teams/{id:guid}/answers", async (Guid id, AnswersBody body, IMediator mediator, CancellationToken cancellation) =>
        {
            await mediator.Send(new GiveAnswers(id, body.Version, Whole(body.Answers)), cancellation);
            return TypedResults.NoContent();
        }).Requires(Permissions.GiveAnswers).WithName("RgsGiveAnswers").WithSummary("Hands answers in; refused after the deadline");
        rgs.MapDelete("/teams/{id:guid}", async (Guid id, int version, IMediator mediator, CancellationToken cancellation) =>
        {
            await mediator.Send(new WithdrawTeam(id, version), cancellation);
            return TypedResults.NoContent();
        }).Requires(Permissions.EnterTeams).WithName("RgsWithdrawTeam").WithSummary("Takes a team out before it has answered");
    }

    private static void Points(RouteGroupBuilder rgs)
    {
        rgs.MapPut("/rounds/{id:guid}/points", async (Guid id, PointsBody body, IMediator mediator, CancellationToken cancellation) =>
        {
            await mediator.Send(new GivePoints(id, body.Version, Whole(body.Lines)), cancellation);
            return TypedResults.NoContent();
        }).Requires(Permissions.GivePoints).WithName("RgsGivePoints").WithSummary("Gives points");
        rgs.MapPost("/rounds/{id:guid}/publish", async (Guid id, VersionBody body, IMediator mediator, CancellationToken cancellation) =>
        {
            await mediator.Send(new PublishPlaces(id, body.Version), cancellation);
            return TypedResults.NoContent();
        }).Requires(Permissions.GivePoints).WithName("RgsPublishPlaces").WithSummary("Publishes the places");
        rgs.MapGet("/rounds/{id:guid}/standing", async (Guid id, IMediator mediator, CancellationToken cancellation) => List(await mediator.Send(new ReadStanding(id), cancellation)))
            .Requires(Permissions.Read).WithName("RgsReadStanding").WithSummary("Places; equal points share one");
    }

    private static void Guests(RouteGroupBuilder rgs)
    {
        rgs.MapGet("/rounds/{id:guid}/invitations", async (Guid id, IMediator mediator, CancellationToken cancellation) => List(await mediator.Send(new ListInvitations(id), cancellation)))
            .Requires(Permissions.InviteGuests).WithName("RgsListInvitations").WithSummary("Invited schools, without codes");
        rgs.MapPost("/rounds/{id:guid}/invitations", async (Guid id, InvitationBody body, IMediator mediator, CancellationToken cancellation) =>
            TypedResults.Ok(new Invited(await mediator.Send(new Invite(id, body.School), cancellation))))
            .Requires(Permissions.InviteGuests).WithName("RgsInvite").WithSummary("Invites a school; the code is told only here");
        rgs.MapPost("/guest/team", async (GuestTeamBody body, IMediator mediator, CancellationToken cancellation) =>
        {
            await mediator.Send(new ReadGuest(body.Code), cancellation);
            await mediator.Send(new EnterByCode(body.Code, body.Name, body.Grade, body.HeadCount), cancellation);
            return TypedResults.NoContent();
        }).Public().WithName("RgsEnterByCode").WithSummary("Enters another school's team by a code: no names of children");
        rgs.MapPut("/guest/answers", async (GuestAnswersBody body, IMediator mediator, CancellationToken cancellation) =>
        {
            await mediator.Send(new ReadGuest(body.Code), cancellation);
            await mediator.Send(new AnswerByCode(body.Code, Whole(body.Answers)), cancellation);
            return TypedResults.NoContent();
        }).Public().WithName("RgsAnswerByCode").WithSummary("Hands a guest team's answers in");
    }

    /// <summary>A line that is none (<c>[null]</c>) says nothing.</summary>
    private static List<T> Whole<T>(IEnumerable<T>? lines) => [.. (lines ?? []).Where(l => l is not null)];

    private sealed record Invited(string Code);

    private static Ok<Paged<T>> List<T>(IReadOnlyList<T> items) => TypedResults.Ok(new Paged<T>(items, items.Count));

    private static Created<Made> Created(string what, Guid id) => TypedResults.Created($"/api/v1/rgs/{what}/{id}", new Made(id));
}
