using Gym24.Contracts.Access;
using Gym24.Portfolio.Achievements;
using Gym24.Portfolio.Achievements.AddAchievement;
using Gym24.Portfolio.Achievements.ShowPortfolio;
using Gym24.Portfolio.Routes.SaveRoute;
using Gym24.Portfolio.Routes.ShowRoute;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Gym24.Portfolio;

/// <summary>Achievements and route sheets for programs.</summary>
internal static class PortfolioApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var portfolio = api.MapGroup("/portfolio").WithTags("Portfolio");
        portfolio.MapGet("/{pupil:guid}", Read).WithName("GetPortfolio").WithSummary("A pupil's achievements, newest first")
            .ProducesProblem(404).Requires(Permissions.Read);
        portfolio.MapPost("/{pupil:guid}/achievements", Add).WithName("AddAchievement")
            .WithSummary("Enters an achievement from outside; of a pupil or a parent it waits for the class teacher")
            .ProducesProblem(400).ProducesProblem(404).Requires(Permissions.Add);
        portfolio.MapGet("/{pupil:guid}/route/{year:int}", ReadRoute).WithName("GetRoute").WithSummary("A pupil's route sheet: plan and what came of it")
            .ProducesProblem(404).Requires(Permissions.Read);
        portfolio.MapPut("/{pupil:guid}/route/{year:int}", PutRoute).WithName("PutRoute").WithSummary("Writes a pupil's route sheet, whole")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).Requires(Permissions.EditRoutes);
    }

    private static async Task<Ok<PortfolioJson>> Read(
        Guid pupil, int? year, string? level, string? outcome, string? kind, IMediator mediator, CancellationToken cancellation)
    {
        var shown = await mediator.Send(new ShowPortfolio(pupil, year, level, outcome, kind), cancellation);
        return TypedResults.Ok(new PortfolioJson(new PupilJson(shown.Person.Id, shown.Person.DisplayName, shown.Person.ClassName),
            [.. shown.Items.Select(AchievementJson.Of)], shown.Items.Count));
    }

    private static async Task<Created<AchievementJson>> Add(Guid pupil, NewAchievementJson sent, IMediator mediator, CancellationToken cancellation)
    {
        var added = await mediator.Send(new AddAchievement(
            pupil, sent.Title ?? "", sent.Kind ?? "", sent.Level, sent.Outcome ?? "", sent.On, sent.Document, sent.Note), cancellation);
        return TypedResults.Created($"/api/v1/portfolio/{pupil}", AchievementJson.Of(added));
    }

    private static async Task<Ok<RouteJson>> ReadRoute(Guid pupil, int year, IMediator mediator, CancellationToken cancellation) =>
        TypedResults.Ok(RouteJson.Of(await mediator.Send(new ShowRoute(pupil, year), cancellation)));

    private static async Task<Ok<RouteJson>> PutRoute(Guid pupil, int year, NewRouteJson sent, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new SaveRoute(pupil, year, sent.Goals, sent.Summary, sent.Steps ?? [], sent.Version), cancellation);
        return TypedResults.Ok(RouteJson.Of(await mediator.Send(new ShowRoute(pupil, year), cancellation)));
    }
}

internal sealed record PupilJson(Guid Id, string Name, string? ClassName);

internal sealed record PortfolioJson(PupilJson Pupil, IReadOnlyList<AchievementJson> Items, int Total);

internal sealed record NewAchievementJson(string? Title, string? Kind, string? Level, string? Outcome, DateOnly? On, string? Document, string? Note);

internal sealed record AchievementJson(
    Guid Id, string Title, string Kind, string? Level, string Outcome, DateOnly On, int SchoolYear, decimal? Points, string? Note, string? Document,
    Guid? Run, string? Offering, IReadOnlyList<string> Subjects, IReadOnlyList<string> Partners, AchievementState State, string? Reason, int Version)
{
    public static AchievementJson Of(Achievement a) => new(a.Id, a.Title, a.Kind, a.Level, a.Outcome, a.On, a.SchoolYear, a.Points, a.Note, a.Document,
        a.RunId, a.Offering, a.SubjectList, a.PartnerList, a.State, a.Reason, a.Version);
}

internal sealed record NewRouteJson(string? Goals, string? Summary, IReadOnlyList<StepDraft>? Steps, int Version);

internal sealed record RouteJson(
    Guid Pupil, int SchoolYear, string? Goals, string? Summary, IReadOnlyList<StepJson> Steps, IReadOnlyList<AchievementJson> Beyond, int Version)
{
    public static RouteJson Of(ShownRoute shown) => new(shown.Person.Id, shown.SchoolYear, shown.Route?.Goals, shown.Route?.Summary,
        [.. shown.Steps.Select(s => new StepJson(s.Step.Offering, s.Step.Title, s.Step.When, s.State))],
        [.. shown.Beyond.Select(AchievementJson.Of)], shown.Route?.Version ?? 0);
}

internal sealed record StepJson(string? Offering, string Title, string? When, StepState State);
