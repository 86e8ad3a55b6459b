using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Tusur.Bookings;
using Gym24.Tusur.Bookings.BookSlot;
using Gym24.Tusur.Bookings.CancelBooking;
using Gym24.Tusur.Bookings.ListSlots;
using Gym24.Tusur.Bookings.MoveBooking;
using Gym24.Tusur.Bookings.PublishSlot;
using Gym24.Tusur.Lessons;
using Gym24.Tusur.Lessons.ListLessons;
using Gym24.Tusur.Lessons.PlanLessons;
using Gym24.Tusur.Teams;
using Gym24.Tusur.Teams.FormTeam;
using Gym24.Tusur.Teams.JoinTeam;
using Gym24.Tusur.Teams.ListTeams;
using Gym24.Tusur.Teams.MoveTeam;
using Gym24.Tusur.Works;
using Gym24.Tusur.Works.DecideWork;
using Gym24.Tusur.Works.ListWorks;
using Gym24.Tusur.Works.SubmitWork;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Gym24.Tusur;

/// <summary>The module's part of the API: the same requests as on the pages.</summary>
internal static class TusurApi
{
    private sealed record Made(Guid Id);
    private sealed record BookingBody(Guid? Class, IReadOnlyList<Guid>? Pupils, Guid? Teacher, string? OverruleReason);
    private sealed record MoveBody(Guid Slot, string? OverruleReason);
    private sealed record TeamBody(string? Name, string? Topic, Guid? Teacher, string? Mentor, IReadOnlyList<Guid>? Pupils);
    private sealed record MembersBody(IReadOnlyList<Guid>? Pupils);
    private sealed record TeamStep(int Version, TeamState To, DateOnly? Starts, DateOnly? Ends, string? Note);
    private sealed record WorkBody(int Version, string? Title, string? Direction, IReadOnlyList<Guid>? Authors, string? Supervisor)
    {
        public WorkDraft Draft => new(Title, Direction, Authors, Supervisor);
    }
    private sealed record DecisionBody(int Version, bool Accept, string? Reason);
    private sealed record SlotBody(int Version, DateOnly? On, TimeOnly? At, TimeOnly? Until, string? Place, int? Places, string? Note)
    {
        public SlotDraft Draft => new() { On = On, At = At, Until = Until, Place = Place, Places = Places, Note = Note };
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        var tusur = api.MapGroup("/tusur").WithTags("TUSUR");
        MapSlots(tusur);
        MapTeams(tusur);
        MapWorks(tusur);
        MapLessons(tusur);
    }

    private static void MapSlots(RouteGroupBuilder tusur)
    {
        tusur.MapGet("/slots", (DateOnly? from, DateOnly? to, string? offering, bool? free, bool? mine, int? page, int? size, IMediator mediator, CancellationToken c) =>
                Listed(mediator, new ListSlots(from, to, offering, free ?? false, mine ?? false, page ?? 1, size ?? 100), c))
            .Requires(Permissions.Read).WithName("TusurSlots").WithSummary("Slots by time; who holds one only where the caller may know");
        tusur.MapPost("/slots", (SlotDraft slot, IMediator mediator, CancellationToken c) =>
                Created(mediator, new PublishSlot(slot), "/api/v1/tusur/slots/", c))
            .Requires(Permissions.ManageSlots).WithName("PublishTusurSlot").WithSummary("Publishes a slot");
        tusur.MapGet("/slots/{slot:guid}", async (Guid slot, IMediator mediator, CancellationToken c) => TypedResults.Ok(await mediator.Send(new ReadSlot(slot), c)))
            .Requires(Permissions.Read).WithName("TusurSlot").WithSummary("One slot");
        tusur.MapPut("/slots/{slot:guid}", (Guid slot, SlotBody body, IMediator mediator, CancellationToken c) =>
                Done(mediator, new ChangeSlot(slot, body.Version, body.Draft), c))
            .Requires(Permissions.ManageSlots).WithName("ChangeTusurSlot").WithSummary("Changes a slot nobody holds");
        tusur.MapDelete("/slots/{slot:guid}", (Guid slot, IMediator mediator, CancellationToken c) => Done(mediator, new RemoveSlot(slot), c))
            .Requires(Permissions.ManageSlots).WithName("RemoveTusurSlot").WithSummary("Removes a slot nobody holds");
        tusur.MapPost("/slots/{slot:guid}/booking", async (Guid slot, BookingBody body, IMediator mediator, CancellationToken c) =>
            {
                var booked = await mediator.Send(new BookSlot(slot, body.Class, body.Pupils, body.Teacher, body.OverruleReason), c);
                return TypedResults.Created($"/api/v1/tusur/slots/{slot}", booked);
            })
            .Requires(Permissions.BookSlots).WithName("BookTusurSlot").WithSummary("Books a slot for a class or some pupils; who does not fit waits");
        tusur.MapDelete("/bookings/{booking:guid}", (Guid booking, string? reason, IMediator mediator, CancellationToken c) =>
                Done(mediator, new CancelBooking(booking, reason), c))
            .Requires(Permissions.BookSlots).WithName("CancelTusurBooking").WithSummary("Gives a slot back; those entered are told");
        tusur.MapPost("/bookings/{booking:guid}/move", async (Guid booking, MoveBody body, IMediator mediator, CancellationToken c) =>
                TypedResults.Ok(await mediator.Send(new MoveBooking(booking, body.Slot, body.OverruleReason), c)))
            .Requires(Permissions.BookSlots).WithName("MoveTusurBooking").WithSummary("Comes at another slot of the same offering");
    }

    private static void MapTeams(RouteGroupBuilder tusur)
    {
        tusur.MapGet("/teams", (int? year, string? state, bool? mine, int? page, int? size, IMediator mediator, CancellationToken c) =>
                Listed(mediator, new ListTeams(year, State<TeamState>(state), mine ?? false, page ?? 1, size ?? 50), c))
            .Requires(Permissions.Read).WithName("TusurTeams").WithSummary("Project teams; members only where within reach");
        tusur.MapGet("/teams/{team:guid}", async (Guid team, IMediator mediator, CancellationToken c) => TypedResults.Ok(await mediator.Send(new ReadTeam(team), c)))
            .Requires(Permissions.Read).WithName("TusurTeam").WithSummary("One team");
        tusur.MapPost("/teams", (TeamBody body, IMediator mediator, CancellationToken c) =>
                Created(mediator, new FormTeam(body.Name, body.Topic, body.Teacher, body.Mentor, body.Pupils), "/api/v1/tusur/teams/", c))
            .Requires(Permissions.FormTeams).WithName("FormTusurTeam").WithSummary("Begins a team");
        tusur.MapPost("/teams/{team:guid}/members", (Guid team, MembersBody body, IMediator mediator, CancellationToken c) =>
                Done(mediator, new JoinTeam(team, body.Pupils), c))
            .Requires(Permissions.JoinTeams).WithName("JoinTusurTeam").WithSummary("Enters pupils into a team; one team a year");
        tusur.MapDelete("/teams/{team:guid}/members/{pupil:guid}", (Guid team, Guid pupil, IMediator mediator, CancellationToken c) =>
                Done(mediator, new LeaveTeam(team, pupil), c))
            .Requires(Permissions.JoinTeams).WithName("LeaveTusurTeam").WithSummary("Takes a pupil out of a team");
        tusur.MapPost("/teams/{team:guid}/state", (Guid team, TeamStep body, IMediator mediator, CancellationToken c) =>
                Done(mediator, new MoveTeam(team, body.Version, body.To, body.Starts, body.Ends, body.Note), c))
            .Requires(Permissions.FormTeams).WithName("MoveTusurTeam").WithSummary("Confirms, starts, presents or disbands a team");
    }

    private static void MapWorks(RouteGroupBuilder tusur)
    {
        tusur.MapGet("/works", (int? year, string? direction, string? state, int? page, int? size, IMediator mediator, CancellationToken c) =>
                Listed(mediator, new ListWorks(year, direction, State<WorkState>(state), page ?? 1, size ?? 50), c))
            .Requires(Permissions.Read).WithName("TusurWorks").WithSummary("Works of the scientific session with an author within reach");
        tusur.MapPost("/sessions/{session:guid}/works", (Guid session, WorkBody body, IMediator mediator, CancellationToken c) =>
                Created(mediator, new SubmitWork(session, body.Draft), "/api/v1/tusur/works/", c))
            .Requires(Permissions.SubmitWorks).WithName("SubmitTusurWork").WithSummary("Submits a work; one for a set of authors");
        tusur.MapGet("/works/{work:guid}", async (Guid work, IMediator mediator, CancellationToken c) => TypedResults.Ok(await mediator.Send(new ReadWork(work), c)))
            .Requires(Permissions.Read).WithName("TusurWork").WithSummary("One work");
        tusur.MapPut("/works/{work:guid}", (Guid work, WorkBody body, IMediator mediator, CancellationToken c) =>
                Done(mediator, new ChangeWork(work, body.Version, body.Draft), c))
            .Requires(Permissions.SubmitWorks).WithName("ChangeTusurWork").WithSummary("Corrects a work that is not accepted yet");
        tusur.MapDelete("/works/{work:guid}", (Guid work, IMediator mediator, CancellationToken c) => Done(mediator, new WithdrawWork(work), c))
            .Requires(Permissions.SubmitWorks).WithName("WithdrawTusurWork").WithSummary("Takes a work back");
        tusur.MapPost("/works/{work:guid}/decision", (Guid work, DecisionBody body, IMediator mediator, CancellationToken c) =>
                Done(mediator, new DecideWork(work, body.Version, body.Accept, body.Reason), c))
            .Requires(Permissions.DecideWorks).WithName("DecideTusurWork").WithSummary("Accepts a work or returns it with a reason");
    }

    private static void MapLessons(RouteGroupBuilder tusur)
    {
        tusur.MapPost("/lessons/plan", async (LessonDraft lessons, IMediator mediator, CancellationToken c) =>
                TypedResults.Ok(await mediator.Send(new PreviewLessons(lessons), c)))
            .Requires(Permissions.PlanLessons).WithName("PlanTusurLessons").WithSummary("The days preparatory lessons would have");
        tusur.MapPost("/lessons", (LessonDraft lessons, IMediator mediator, CancellationToken c) =>
                Created(mediator, new OpenLessons(lessons), "/api/v1/runs/", c))
            .Requires(Permissions.PlanLessons).WithName("OpenTusurLessons").WithSummary("Opens a run with those lessons");
    }

    /// <summary>States are words in camel case, as in the answers.</summary>
    private static TState? State<TState>(string? word) where TState : struct, Enum => string.IsNullOrEmpty(word) ? null
        : Enum.GetValues<TState>().Cast<TState?>().FirstOrDefault(s => s.ToString()!.Equals(word, StringComparison.OrdinalIgnoreCase))
            ?? throw new Refusal(RefusalKind.Invalid, "invalid", Texts.T["Api.UnknownState"], "state");

    private static async Task<Ok<Paged<T>>> Listed<T>(IMediator mediator, IQuery<Paged<T>> query, CancellationToken cancellation) =>
        TypedResults.Ok(await mediator.Send(query, cancellation));

    private static async Task<Created<Made>> Created(IMediator mediator, IRequest<Guid> request, string address, CancellationToken cancellation)
    {
        var id = await mediator.Send(request, cancellation);
        return TypedResults.Created($"{address}{id}", new Made(id));
    }

    private static async Task<NoContent> Done<T>(IMediator mediator, IRequest<T> request, CancellationToken cancellation)
    {
        await mediator.Send(request, cancellation);
        return TypedResults.NoContent();
    }
}
