using Gym24.Britannia.Development.ListDevelopment;
using Gym24.Britannia.Development.StateDocument;
using Gym24.Britannia.Exams;
using Gym24.Britannia.Exams.ListExams;
using Gym24.Britannia.Exams.SaveExam;
using Gym24.Britannia.Levels;
using Gym24.Britannia.Levels.AnnulCertificate;
using Gym24.Britannia.Levels.EnterLevels;
using Gym24.Britannia.Levels.ListLevels;
using Gym24.Britannia.Seminars.ListSeminars;
using Gym24.Britannia.Seminars.StateHours;
using Gym24.Britannia.Sessions.AssignExam;
using Gym24.Britannia.Sessions.ListSessions;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Languages;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Gym24.Britannia;

/// <summary>The module's part of the API: the same requests as on the pages.</summary>
internal static class BritanniaApi
{
    private sealed record Made(Guid Id);
    private sealed record ExamBody(int Version, string? Title, string? Language, string? Issuer, int? ValidMonths);
    private sealed record AssignBody(int Version, Guid? Exam);
    private sealed record LevelsBody(DateOnly? IssuedOn, string? Issuer, IReadOnlyList<LevelLine>? Lines);
    private sealed record AnnulBody(int Version, string? Reason);
    private sealed record HoursBody(int Version, string? Topic, string? Provider, decimal? HoursPerDay);
    private sealed record DocumentBody(int Version, string? Document);
    private sealed record ExamJson(Guid Id, int Version, string Title, string Language, string? Issuer, int? ValidMonths);
    private sealed record SessionJson(Guid Run, string Title, DateOnly Starts, DateOnly Ends, string? Exam, string? Language, int Taken, int Entered);
    private sealed record SeminarJson(Guid Run, string Title, DateOnly Starts, DateOnly Ends, string? Topic, decimal? HoursPerDay, int Taken, int Recorded);

    public static void Map(IEndpointRouteBuilder api)
    {
        var britannia = api.MapGroup("/britannia").WithTags("Britannia");
        MapExams(britannia);
        MapLevels(britannia);
        MapDevelopment(britannia);
    }

    private static void MapExams(RouteGroupBuilder britannia)
    {
        britannia.MapGet("/exams", async (IMediator mediator, CancellationToken c) => Listed([.. (await mediator.Send(new ListExams(), c)).Exams.Select(Json)]))
            .Requires(Permissions.Read).WithName("BritanniaExams").WithSummary("Exams and tests the school keeps, with the terms of their certificates");
        britannia.MapPost("/exams", async (ExamBody body, IMediator mediator, CancellationToken c) =>
            {
                var id = await mediator.Send(new SaveExam(null, 0, body.Title, body.Language, body.Issuer, body.ValidMonths), c);
                return TypedResults.Created($"/api/v1/britannia/exams/{id}", new Made(id));
            })
            .Requires(Permissions.ManageExams).WithName("AddBritanniaExam").WithSummary("Adds an exam");
        britannia.MapPut("/exams/{exam:guid}", (Guid exam, ExamBody body, IMediator mediator, CancellationToken c) =>
                Done(mediator, new SaveExam(exam, body.Version, body.Title, body.Language, body.Issuer, body.ValidMonths), c))
            .Requires(Permissions.ManageExams).WithName("ChangeBritanniaExam").WithSummary("Changes an exam; certificates that were given keep what they say");
        britannia.MapGet("/sessions", async (int? year, IMediator mediator, CancellationToken c) => Listed([.. (await mediator.Send(new ListSessions(year), c))
                .Select(s => new SessionJson(s.Run.Id, s.Title, s.Run.Starts, s.Run.Ends, s.Exam, s.Language, s.Run.Taken, s.Entered))]))
            .Requires(Permissions.Read).WithName("BritanniaSessions").WithSummary("Sessions of exams and tests in a school year");
        britannia.MapPut("/sessions/{run:guid}/exam", (Guid run, AssignBody body, IMediator mediator, CancellationToken c) =>
                Done(mediator, new AssignExam(run, body.Version, body.Exam), c))
            .Requires(Permissions.EnterLevels).WithName("AssignBritanniaExam").WithSummary("Says which exam is sat in a run");
        britannia.MapPost("/sessions/{run:guid}/results", (Guid run, LevelsBody body, IMediator mediator, CancellationToken c) =>
                Done(mediator, new EnterLevels(run, body.IssuedOn, body.Issuer, body.Lines ?? []), c))
            .Requires(Permissions.EnterLevels).WithName("EnterBritanniaLevels").WithSummary("Enters levels and certificates of a session");
    }

    /// <summary>A state by its word, however it is written; what is none is left to the request to refuse.</summary>
    private static CertificateState? StateOf(string? word) =>
        word is null ? null : Enum.TryParse<CertificateState>(word, ignoreCase: true, out var state) ? state : (CertificateState)(-1);

    private static void MapLevels(RouteGroupBuilder britannia)
    {
        britannia.MapGet("/scale", async (DateOnly? on, IMediator mediator, CancellationToken c) => Listed<LevelStep>(await mediator.Send(new ReadScale(on), c)))
            .Requires(Permissions.ReadLevels).WithName("LanguageScale").WithSummary("The steps of the CEFR scale on a day, with their source");
        britannia.MapGet("/levels", async (string? state, string? language, string? level, string? className, bool? ending, int? page, int? size,
                IMediator mediator, CancellationToken c) =>
                TypedResults.Ok(await mediator.Send(new ListLevels(StateOf(state), language, level, className, ending ?? false, page ?? 1, size ?? 100), c)))
            .Requires(Permissions.ReadLevels).WithName("LanguageCertificates").WithSummary("Certificates of the people within reach");
        britannia.MapGet("/levels/{person:guid}", async (Guid person, IMediator mediator, CancellationToken c) => TypedResults.Ok(await mediator.Send(new ShowLevels(person), c)))
            .Requires(Permissions.ReadLevels).WithName("PersonLanguageLevels").WithSummary("All certificates of a person, annulled ones too");
        britannia.MapPost("/certificates/{certificate:guid}/annulment", (Guid certificate, AnnulBody body, IMediator mediator, CancellationToken c) =>
                Done(mediator, new AnnulCertificate(certificate, body.Version, body.Reason), c))
            .Requires(Permissions.EnterLevels).WithName("AnnulLanguageCertificate").WithSummary("Annuls a wrong certificate with a reason");
    }

    private static void MapDevelopment(RouteGroupBuilder britannia)
    {
        britannia.MapGet("/seminars", async (int? year, IMediator mediator, CancellationToken c) => Listed([.. (await mediator.Send(new ListSeminars(year), c))
                .Select(s => new SeminarJson(s.Run.Id, s.Title, s.Run.Starts, s.Run.Ends, s.Topic, s.HoursPerDay, s.Run.Taken, s.Recorded))]))
            .Requires(Permissions.ReadDevelopment).WithName("BritanniaSeminars").WithSummary("Seminars for teachers in a school year");
        britannia.MapPut("/seminars/{run:guid}/hours", (Guid run, HoursBody body, IMediator mediator, CancellationToken c) =>
                Done(mediator, new StateHours(run, body.Version, body.Topic, body.Provider, body.HoursPerDay), c))
            .Requires(Permissions.RecordDevelopment).WithName("StateBritanniaHours").WithSummary("States topic, provider and hours a day of a seminar");
        britannia.MapGet("/development", async (int? year, Guid? person, int? page, int? size, IMediator mediator, CancellationToken c) =>
                TypedResults.Ok(await mediator.Send(new ListDevelopment(year, person, page ?? 1, size ?? 100), c)))
            .Requires(Permissions.ReadDevelopment).WithName("NonFormalDevelopment").WithSummary("Non-formal development of the teachers within reach");
        britannia.MapPut("/development/{record:guid}/document", (Guid record, DocumentBody body, IMediator mediator, CancellationToken c) =>
                Done(mediator, new StateDocument(record, body.Version, body.Document), c))
            .Requires(Permissions.RecordDevelopment).WithName("StateDevelopmentDocument").WithSummary("Says which paper a teacher was given");
    }

    private static ExamJson Json(Exam e) => new(e.Id, e.Version, e.Title, e.Language, e.Issuer, e.ValidMonths);

    private static Ok<Paged<T>> Listed<T>(IReadOnlyList<T> items) => TypedResults.Ok(new Paged<T>(items, items.Count));

    private static async Task<NoContent> Done<T>(IMediator mediator, IRequest<T> request, CancellationToken cancellation)
    {
        await mediator.Send(request, cancellation);
        return TypedResults.NoContent();
    }
}
