using Gym24.Contracts.Access;
using Gym24.People.Rollover;
using Gym24.People.Rollover.ApplyRollover;
using Gym24.People.Rollover.ShowRollover;
using Gym24.People.Rollover.UndoRollover;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Gym24.People.Api;

/// <summary><c>/api/v1/people/rollover</c>: going over to the new school year, and back.</summary>
internal static class RolloverApi
{
    /// <param name="To">Class of the new year; absent: some choose, or all leave.</param>
    internal sealed record FromClass(Guid Id, string Name, int Pupils, string? To, Guid? HomeroomTeacherId);

    internal sealed record Pupil(Guid Id, string Name);

    /// <param name="SchoolYear">The year that begins.</param>
    /// <param name="Undecided">Ninth-graders who have not chosen.</param>
    /// <param name="Elsewhere">Pupils of whom no rule can say where they go.</param>
    /// <param name="Seen">To be sent along when it is applied: then a class that has changed meanwhile is not overlooked.</param>
    /// <param name="Done">Id of the rollover that was made, if any.</param>
    /// <param name="NoUndo">Why it can no longer be undone.</param>
    internal sealed record Preview(int SchoolYear, IReadOnlyList<FromClass> Classes, IReadOnlyList<Pupil> Undecided, IReadOnlyList<Pupil> Elsewhere, string Seen, Guid? Done, string? NoUndo);

    /// <param name="Decisions">By id of the pupil: <c>leave</c> or a class of the new year, such as <c>10А</c>.</param>
    /// <param name="Ninth">What becomes of other ninth-graders: <c>stay</c>, <c>leave</c> or nothing: then each needs a decision.</param>
    internal sealed record Order(IReadOnlyDictionary<Guid, string>? Decisions, string? Ninth, string? Seen);

    internal sealed record Applied(Guid Id);

    public static void MapRollover(this IEndpointRouteBuilder api)
    {
        api.MapGet("/people/rollover", Show).Requires(Permissions.Manage).WithName("ShowRollover").WithSummary("What going over to the new school year would do.");
        api.MapPost("/people/rollover", Apply).Requires(Permissions.Manage).WithName("ApplyRollover").WithSummary("Goes over to the new school year.").ProducesProblem(409).ProducesProblem(422);
        api.MapPost("/people/rollover/{id:guid}/undo", Undo).Requires(Permissions.Manage).WithName("UndoRollover").WithSummary("Puts everything back, as long as nothing was changed on top.").ProducesProblem(404).ProducesProblem(422);
    }

    private static async Task<Ok<Preview>> Show(IMediator mediator, CancellationToken cancellation)
    {
        var view = await mediator.Send(new ShowRollover(new Dictionary<Guid, string>(), NinthGrade.Undecided), cancellation);
        var to = view.Plan.Moves.GroupBy(m => m.From.Id).ToDictionary(g => g.Key, g => g.First().To?.ToString());
        return TypedResults.Ok(new Preview(view.SchoolYear, [.. view.Classes.Select(c => new FromClass(c.Id, c.Name.ToString(), c.Pupils.Count, to.GetValueOrDefault(c.Id), c.Teacher))],
            [.. view.Plan.Undecided.Select(u => new Pupil(u.Pupil.Id, u.Pupil.Name))], [.. view.Elsewhere.Select(e => new Pupil(e.Id, e.Name))], view.Plan.Seen, view.Done?.Id, view.NoUndo));
    }

    private static async Task<Ok<Applied>> Apply(Order? body, IMediator mediator, CancellationToken cancellation) =>
        TypedResults.Ok(new Applied(await mediator.Send(new ApplyRollover(body?.Decisions ?? new Dictionary<Guid, string>(), ApiWords.Enum<NinthGrade>("ninth", body?.Ninth) ?? NinthGrade.Undecided, body?.Seen), cancellation)));

    private static async Task<NoContent> Undo(Guid id, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new UndoRollover(id), cancellation);
        return TypedResults.NoContent();
    }
}
